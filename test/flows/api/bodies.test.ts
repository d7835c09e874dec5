import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, serveApi } from "../support/api.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { type Story, writeStory } from "../support/story.ts";

let stage: Stage;
let api: Api;
let story: Story;
let planner: Awaited<ReturnType<Api["hire"]>>;
let producer: typeof planner;
beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage);
  story = await writeStory(stage);
  planner = await api.hire("scheduler");
  producer = await api.hire("producer");
});
afterAll(async () => {
  expect(api.failures).toEqual([]);
  await api[Symbol.asyncDispose]();
  await stage.close();
});

const edit = (body: unknown, headers: Record<string, string> = {}) =>
  api.ask("PATCH", `/api/v1/campaigns/${story.campaign.id}`, {
    as: planner.pass,
    body,
    headers: { "If-Match": '"1"', ...headers },
  });
test("whether dates are announced is the planner's to say", async () => {
  const { campaign } = await writeStory(stage);
  const path = `/api/v1/campaigns/${campaign.id}`;
  const headers = { "If-Match": '"1"' };
  const answer = await api.ask("PATCH", path, { as: planner.pass, body: { announcesDates: true }, headers });
  expect(answer.status).toBe(200);
  expect((await api.ask("GET", path, { as: planner.pass })).json).toMatchObject({ announcesDates: true, version: 2 });
});

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

test.each([
  ["300 kB", `{"title":"${"x".repeat(300_000)}"}`, 413, "payload-too-large"],
  ["200 levels", nested(200), 400, "malformed-json"],
  ["a field twice", '{"title":"a","title":"b"}', 400, "malformed-json"],
  ["a byte-order mark", '\ufeff{"title":"a"}', 400, "malformed-json"],
  ["UTF-16", new Uint8Array(Buffer.from('{"title":"a"}', "utf16le")), 400, "malformed-json"],
  ["a trailing comma", '{"title":"a",}', 400, "malformed-json"],
  ["__proto__", '{"__proto__":{"isDemo":true}}', 422, "unknown-field"],
  ["an unknown field", '{"colour":"red"}', 422, "unknown-field"],
  ["a lone surrogate", '{"title":"\\ud800"}', 422, "invalid-unicode"],
  ["a NUL", '{"title":"a\\u0000b"}', 422, "invalid-unicode"],
  ["a change of the direction of writing", '{"title":"a\\u202eb"}', 422, "bidi-control"],
  ["a list where fields belong", "[]", 422, "invalid-input"],
  ["null", "null", 422, "invalid-input"],
  ["a number too large to hold", '{"title":1e999}', 422, "invalid-input"],
])("a body with %s is refused", async (_what, body, status, slug) => {
  const answer = await edit(body);
  expect([answer.status, answer.json.type]).toEqual([status, `/problems/${slug}`]);
  expect(Object.prototype).not.toHaveProperty("isDemo");
});

test.each([
  ["status", { status: "APPROVED" }],
  ["approvedBy", { approvedBy: randomUUID() }],
  ["role", { role: "admin" }],
  ["isDemo", { title: "x", isDemo: true }],
])("whoever sends %s along is refused and remembered", async (field, body) => {
  const entityId = "PATCH /api/v1/campaigns/:campaignId";
  const seen = () => stage.prisma.auditEntry.findMany({ where: { entityId }, orderBy: { seq: "asc" } });
  const before = (await seen()).length;
  const answer = await edit(body);
  expect([answer.status, answer.json.type]).toEqual([422, "/problems/unknown-field"]);
  const entries = await seen();
  expect(entries).toHaveLength(before + 1);
  expect(entries.at(-1)).toMatchObject({
    action: "mass_assignment_attempt",
    actor: { type: "person", personId: planner.id },
    after: { fields: [field] },
    requestId: answer.headers.get("x-request-id"),
  });
});

test.each([
  ["empty", "", "script-empty"],
  ["only spaces of no width", " \u200b ", "script-empty"],
  ["too long", "word ".repeat(2000), "script-too-long"],
  ["one word of 400 letters", "x".repeat(400), "text-unrenderable"],
  ["a change of direction in it", "pay\u202epal", "bidi-control"],
  ["letters with towers of marks", `a${"\u0301".repeat(9)}`, "text-unrenderable"],
])("a script whose line is %s is refused by its name", async (_what, narration, slug) => {
  const script = { ...story.script, scenes: [{ ...story.script.scenes[0], narration }] };
  const answer = await api.ask("POST", "/api/v1/lint", { as: producer.pass, body: script });
  expect([answer.status, answer.json.type, answer.json.errors[0].pointer]).toEqual([
    422,
    `/problems/${slug}`,
    "/scenes/0/narration",
  ]);
});

type Refused = [what: string, changes: object, slug: string, field: string];
const CALL = { kind: "call-to-action", id: "call", narration: "Read on.", action: "Read on", verify: "Look it up" };
test.each<Refused>([
  ...[0, -1, 1e9].map((seconds) => [`lasts ${seconds} seconds`, { seconds }, "render-limits", "seconds"] as Refused),
  ["is of a kind that there is not", { kind: "explosion" }, "unknown-kind", "kind"],
  ...["http://169.254.169.254/", "file:///etc/passwd", "javascript:alert(1)", "раyраl.com", "user@sunny.example"].map(
    (url) => [`prints the address ${url}`, { url }, "link-not-allowed", "url"] as Refused,
  ),
])("a scene that %s is refused by its name", async (_what, changes, slug, field) => {
  const script = { ...story.script, scenes: [{ ...CALL, url: "sunny.example", ...changes }] };
  const answer = await api.ask("POST", "/api/v1/lint", { as: producer.pass, body: script });
  expect([answer.status, answer.json.type, answer.json.errors[0].pointer]).toEqual([
    422,
    `/problems/${slug}`,
    `/scenes/0/${field}`,
  ]);
});

test.each([
  ["a family of emoji", "A family 👩‍👩‍👧‍👦 is safe."],
  ["letters from right to left", "سلام means peace."],
  ["a script tag", "<script>alert(1)</script> is text."],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text that is sent
  ["a template", "{{7*7}} and ${process.env.X} are text."],
  ["a formula", '=HYPERLINK("http://evil.example") is text.'],
  ["an address of the machine room", "Never open http://169.254.169.254/ at all."],
])("a script with %s is read as it stands", async (_what, narration) => {
  const script = { ...story.script, scenes: [{ ...story.script.scenes[0], narration }] };
  const answer = await api.ask("POST", "/api/v1/lint", { as: producer.pass, body: script });
  expect([answer.status, answer.json]).toEqual([200, { findings: expect.any(Array) }]);
});

test.each([["1"], ["..%2Fx"], ["'%20OR%201=1--"], ["x".repeat(8000)], [randomUUID()], ["%00"], ["%F0%28%8C%28"]])(
  "the id %s is not found, like every other that is none",
  async (id) => {
    for (const path of ["campaigns", "episodes", "renders", "media", "script-versions", "storyboards"]) {
      const answer = await api.ask("GET", `/api/v1/${path}/${id}`, { as: planner.pass });
      expect([path, answer.status, answer.json.type]).toEqual([path, 404, "/problems/not-found"]);
    }
  },
);

test.each([
  ["limit=-1"],
  ["limit=1e9"],
  ["limit=abc"],
  ["limit=0"],
  ["limit=101"],
  ["sort=password"],
  ["limit=1&limit=2"],
  ["cursor=x"],
  ["cursor=%00"],
  ["a=1&a=2"],
  ["limit[]=1"],
])("a list does not take ?%s", async (query) => {
  for (const path of ["campaigns", "renders", "media", "sources", "presenters"]) {
    const answer = await api.ask("GET", `/api/v1/${path}?${query}`, { as: planner.pass });
    const isName = path === "sources" && query === "cursor=x";
    expect([path, answer.status, answer.json.type]).toEqual(
      isName ? [path, 200, undefined] : [path, 400, "/problems/invalid-query"],
    );
  }
});

test("TRACE is answered with what is taken instead", async () => {
  const said = await raw(`TRACE /api/v1/campaigns HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  expect(said).toMatch(/^HTTP\/1\.1 405 /);
  expect(said).toMatch(/\r\nAllow: /);
});

/** What the server says to bytes that no client of ours would send. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const socket = connect(api.port, "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8").on("data", (chunk) => {
      said += chunk;
    });
    socket.once("close", () => resolve(said)).once("error", reject);
  });
}

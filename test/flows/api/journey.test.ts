import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY, dayOf } from "#core/clock.ts";
import { type Api, serveApi } from "../support/api.ts";
import { openStage, type Stage } from "../support/stage.ts";

let stage: Stage;
let api: Api;
type Person = Awaited<ReturnType<Api["hire"]>>;
let producer: Person;
let planner: Person;
beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage);
  producer = await api.hire("producer");
  planner = await api.hire("scheduler");
});
afterAll(async () => {
  expect(api.failures).toEqual([]);
  await api[Symbol.asyncDispose]();
  await stage.close();
});

const day = (days: number) => dayOf(new Date(Date.now() + days * DAY));
const campaignOf = (slug: string, changes: object = {}) => ({
  slug: `campaign-${slug}`,
  title: "A campaign by HTTP",
  timeZone: "Europe/London",
  startsOn: day(-1),
  endsOn: day(60),
  locales: ["en"],
  formats: ["vertical"],
  cadence: { weekdays: ["tue"], at: "09:00" },
  channels: [{ name: "gallery", kind: "gallery" }],
  episodes: [
    { slug: `first-${slug}`, title: "Three random words", topic: "Passwords" },
    { slug: `second-${slug}`, title: "Passkeys", topic: "Passkeys" },
  ],
  ...changes,
});
const scriptOf = (episode: string, source: string) => ({
  episode,
  locale: "en",
  title: "Three random words",
  topic: "Passwords",
  audience: "Everyone",
  action: "Use three random words",
  nextCheckOn: "2027-05-03",
  scenes: [{ id: "hook", kind: "hook", title: "Use three random words", narration: "Use three random words." }],
  claims: [{ id: "three-words", text: "Three random words are long enough.", source }],
});
const sourceOf = (id: string) => ({
  id,
  publisher: "NCSC",
  title: "Three random words",
  url: "https://www.ncsc.gov.uk/collection/passwords",
  readOn: "2026-10-01",
  nextCheckOn: "2027-05-03",
});

const get = async (path: string, as = producer.pass) => {
  const answer = await api.ask("GET", path, { as });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer;
};
const post = async (path: string, body: unknown, { as = producer.pass, status = 201, headers = {} } = {}) => {
  const answer = await api.ask("POST", path, { as, body, headers });
  expect([path, answer.status, answer.status === status ? "" : answer.text]).toEqual([path, status, ""]);
  return answer;
};
const edit = (method: string, path: string, etag: string | null, body: unknown, as = planner.pass) =>
  api.ask(method, path, { as, body, headers: etag === null ? {} : { "If-Match": etag } });

let slug: string;
let campaignId: string;
beforeEach(async () => {
  slug = randomUUID();
  campaignId = (await post("/api/v1/campaigns", campaignOf(slug), { as: planner.pass })).json.id;
});
const episodesOf = async () => (await get(`/api/v1/campaigns/${campaignId}/episodes`)).json.items;

describe("a campaign", () => {
  test("is read as it was created, and in the list of all", async () => {
    const { json, headers } = await get(`/api/v1/campaigns/${campaignId}`);
    expect(json).toMatchObject({ slug: `campaign-${slug}`, timeZone: "Europe/London", episodeCount: 2, version: 1 });
    expect(json.startsOn).toBe(day(-1));
    expect(headers.get("etag")).toBe('"1"');
    const first = await get("/api/v1/campaigns?limit=1");
    expect(first.json.items[0].id).toBe(campaignId);
    if (first.json.nextCursor !== null) {
      const next = await get(`/api/v1/campaigns?limit=100&cursor=${first.json.nextCursor}`);
      expect(next.json.items.map(({ id }: { id: string }) => id)).not.toContain(campaignId);
    }
  });

  test("is changed by whoever saw what it is now", async () => {
    const path = `/api/v1/campaigns/${campaignId}`;
    const changed = await edit("PATCH", path, '"1"', { title: "Another title", endsOn: day(90) });
    expect([changed.status, changed.json, changed.headers.get("etag")]).toEqual([
      200,
      { id: campaignId, version: 2 },
      '"2"',
    ]);
    expect((await get(path)).json).toMatchObject({ title: "Another title", endsOn: day(90), version: 2 });
    expect((await edit("PATCH", path, '"1"', { title: "Too late" })).json.type).toBe("/problems/stale-version");
    const backwards = await edit("PATCH", path, '"2"', { endsOn: day(-5) });
    expect([backwards.status, backwards.json.type, backwards.json.errors[0].pointer]).toEqual([
      422,
      "/problems/invalid-range",
      "/endsOn",
    ]);
    const nothing = await edit("PATCH", path, '"2"', {});
    expect([nothing.status, nothing.json.errors[0].detail]).toEqual([422, expect.stringContaining("at least one")]);
  });

  test("takes episodes, edits of them, and another order", async () => {
    const third = await post(
      `/api/v1/campaigns/${campaignId}/episodes`,
      { slug: `third-${slug}`, title: "Updates", topic: "Updates" },
      { as: planner.pass },
    );
    const ids = (await episodesOf()).map(({ id }: { id: string }) => id);
    expect(ids[2]).toBe(third.json.id);
    const path = `/api/v1/episodes/${third.json.id}`;
    expect((await edit("PATCH", path, '"1"', { topic: "Patches", notBefore: day(7) })).status).toBe(200);
    expect((await get(path)).json).toMatchObject({ topic: "Patches", notBefore: expect.stringContaining(day(7)) });
    const unknown = await edit("PATCH", path, '"2"', { presenter: "nobody-we-know" });
    expect([unknown.status, unknown.json.errors[0].pointer]).toEqual([422, "/presenter"]);

    const order = `/api/v1/campaigns/${campaignId}/episode-order`;
    const turned = await edit("PUT", order, '"1"', { episodeIds: [ids[2], ids[0], ids[1]] });
    expect([turned.status, turned.json.version]).toEqual([200, 2]);
    const positions = (await episodesOf()).map(({ id, position }: { id: string; position: number }) => [id, position]);
    expect(positions).toEqual([
      [ids[2], 1],
      [ids[0], 2],
      [ids[1], 3],
    ]);
    const short = await edit("PUT", order, '"2"', { episodeIds: [ids[0]] });
    expect([short.status, short.json.errors[0].pointer]).toEqual([422, "/episodeIds"]);
  });
});

test("a presenter agrees, and takes it back once", async () => {
  const { id } = (await post("/api/v1/presenters", { slug: `robin-${slug}`, name: "Robin", role: "Analyst" })).json;
  const path = `/api/v1/presenters/${id}`;
  expect((await edit("PATCH", path, '"1"', { role: "Security analyst" })).status).toBe(200);
  const consent = { scope: "This series", channels: ["gallery"], until: day(100) };
  const granted = await post(`${path}/consents`, consent);
  const past = await api.ask("POST", `${path}/consents`, { as: producer.pass, body: { ...consent, until: day(-2) } });
  expect([past.status, past.json.type]).toEqual([422, "/problems/invalid-range"]);
  await post(`/api/v1/consents/${granted.json.id}/withdrawal`, { reason: "Asked by mail" });
  const again = await api.ask("POST", `/api/v1/consents/${granted.json.id}/withdrawal`, {
    as: producer.pass,
    body: { reason: "Asked again" },
  });
  expect([again.status, again.json.type]).toEqual([409, "/problems/wrong-state"]);
  const { json } = await get(path);
  expect(json).toMatchObject({ role: "Security analyst", consents: [{ withdrawnAt: expect.any(String) }] });
  const entry = await stage.prisma.auditEntry.findFirst({
    where: { entityId: granted.json.id, action: "consent.withdraw" },
  });
  expect(entry).toMatchObject({ reason: "Asked by mail", actor: { type: "person", personId: producer.id } });
});

test("a source is written, changed by version, never in a circle, and recalled by who may", async () => {
  const id = `source-${slug}`;
  await post("/api/v1/sources", sourceOf(id));
  const taken = await api.ask("POST", "/api/v1/sources", { as: producer.pass, body: sourceOf(id) });
  expect([taken.status, taken.json.type]).toEqual([409, "/problems/wrong-state"]);
  const path = `/api/v1/sources/${id}`;
  const { headers } = await get(path);
  const changed = await edit("PATCH", path, headers.get("etag"), { nextCheckOn: "2027-06-01" }, producer.pass);
  expect([changed.status, changed.json]).toEqual([200, { id, version: 2 }]);
  const circle = await edit("PATCH", path, '"2"', { basedOn: id }, producer.pass);
  expect([circle.status, circle.json.errors[0].pointer]).toEqual([422, "/basedOn"]);
  expect((await get(path)).json).toMatchObject({ nextCheckOn: "2027-06-01", basedOn: null, version: 2 });
  const refused = await api.ask("POST", `${path}/recall`, { as: producer.pass, body: { reason: "Gone" } });
  expect(refused.status).toBe(403);
  const reviewer = await api.hire("accuracy_reviewer");
  const recalled = await post(`${path}/recall`, { reason: "The page was withdrawn" }, { as: reviewer.pass });
  expect(recalled.json).toMatchObject({ isNews: true, sources: [id], held: [], retract: [] });
  const sources = await get("/api/v1/sources?limit=100");
  expect(sources.json.items.map((source: { id: string }) => source.id)).toContain(id);
});

describe("a script", () => {
  let episode: { id: string; slug: string };
  let versions: string;
  let script: ReturnType<typeof scriptOf>;
  beforeEach(async () => {
    [episode] = await episodesOf();
    const source = `source-${slug}`;
    await post("/api/v1/sources", sourceOf(source));
    versions = `/api/v1/episodes/${episode.id}/scripts/en/versions`;
    script = scriptOf(episode.slug, source);
  });
  const write = (body: unknown, etag: string) =>
    api.ask("POST", versions, { as: producer.pass, body, headers: { "If-Match": etag } });

  test("is written by version, so that nobody overrules another", async () => {
    const first = await write({ script }, '"0"');
    expect([first.status, first.json.number, first.headers.get("etag")]).toEqual([201, 1, '"1"']);
    const edits = await Promise.all(
      Array.from({ length: 6 }, (_, index) => write({ script: { ...script, title: `Edit number ${index}` } }, '"1"')),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412, 412, 412]);
    const { json, headers } = await get(versions.replace("/versions", ""));
    expect([json.number, headers.get("etag"), json.authors]).toEqual([
      2,
      '"2"',
      [expect.objectContaining({ personId: producer.id })],
    ]);
    const list = await get(versions);
    expect(list.json.items.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    const old = await get(`/api/v1/script-versions/${first.json.versionId}`);
    expect(old.json.body).toEqual({ ...script, claims: script.claims });
  });

  test("that belongs elsewhere is refused with the place", async () => {
    const elsewhere = await write({ script: { ...script, locale: "de" } }, '"0"');
    expect([elsewhere.status, elsewhere.json.errors[0].pointer]).toEqual([422, "/script/locale"]);
  });

  test("is looked at without being saved", async () => {
    const advice = { ...script.scenes[0], narration: "Change your password every month." };
    const { json } = await post("/api/v1/lint", { ...script, scenes: [advice] }, { status: 200 });
    expect(json.findings.map(({ severity }: { severity: string }) => severity)).toContain("error");
    expect((await api.ask("GET", versions.replace("/versions", ""), { as: producer.pass })).status).toBe(404);
  });

  test("becomes a storyboard and a render, which is read, listed and cancelled", async () => {
    const { versionId } = (await write({ script }, '"0"')).json;
    const board = await post(`/api/v1/script-versions/${versionId}/storyboards`, { format: "vertical" });
    expect(board.json.storyboard).toMatchObject({ format: "vertical", locale: "en", theme: "sunny" });
    expect((await get(`/api/v1/storyboards/${board.json.id}`)).json).toEqual(board.json);

    const wanted = { format: "vertical", quality: "draft" };
    const asked = await post(`/api/v1/script-versions/${versionId}/renders`, wanted, { status: 202 });
    const { renderId } = asked.json;
    expect((await get(`/api/v1/renders/${renderId}`)).json).toMatchObject({ state: "queued", files: [] });
    const own = await get(`/api/v1/renders?scriptVersionId=${versionId}&state=queued`);
    expect(own.json.items.map(({ id }: { id: string }) => id)).toEqual([renderId]);
    expect((await api.ask("GET", `/api/v1/renders/${renderId}/files/video`, { as: producer.pass })).status).toBe(404);
    await post(`/api/v1/renders/${renderId}/cancellation`, { reason: "Not needed" });
    const twice = await api.ask("POST", `/api/v1/renders/${renderId}/cancellation`, { as: producer.pass, body: {} });
    expect([twice.status, twice.json.type]).toEqual([409, "/problems/wrong-state"]);
  });

  test("is found by its words, like its episode and its source", async () => {
    await write({ script: { ...script, title: "Marmalade sandwiches" } }, '"0"');
    const kinds = async (q: string) => {
      const { json } = await get(`/api/v1/search?q=${encodeURIComponent(q)}&limit=50`);
      return json.items
        .filter(
          ({ id, detail }: { id: string; detail: string }) =>
            `${id} ${detail}`.includes(slug) || detail.includes(episode.slug),
        )
        .map(({ kind }: { kind: string }) => kind);
    };
    expect(await kinds("marmal sandw")).toEqual(["script"]);
    expect(await kinds("Marmalade sand")).toEqual(["script"]);
    expect(await kinds(`first-${slug}`)).toContain("episode");
    expect(await kinds(`source-${slug}`)).toContain("source");
    for (const odd of ["'; DROP TABLE x", "a & | ! b", "50%_", "\\\\", "(((", "':*"])
      await get(`/api/v1/search?q=${encodeURIComponent(odd)}`);
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, serveApi } from "../support/api.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { thingRoutes } from "../support/things.ts";

let stage: Stage;
let api: Api;
let planner: Awaited<ReturnType<Api["hire"]>>;
beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage, { routes: thingRoutes(stage.prisma) });
  planner = await api.hire("scheduler");
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await stage.close();
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  api.ask("POST", "/api/v1/things", { as: planner.pass, body, headers });
const thing = () => `/api/v1/things/${randomUUID()}`;

describe("a problem", () => {
  test("says what is wrong, where, and under which request it stands in the log", async () => {
    const { status, headers, json } = await post({ slug: 3, inner: { a: "x", b: 1 } });
    expect([status, headers.get("content-type")]).toEqual([422, "application/problem+json; charset=utf-8"]);
    expect(json).toEqual({
      type: "/problems/unknown-field",
      title: "Something in the request is wrong",
      status: 422,
      detail: expect.stringContaining("inner.b"),
      instance: "/api/v1/things",
      requestId: headers.get("x-request-id"),
      errors: [
        { pointer: "/slug", detail: "must be text (put it in quotes if it looks like a number)" },
        { pointer: "/inner/b", detail: "is not a known field", reason: "unknown-field" },
      ],
    });
  });

  test.each([
    ["no sign-in", "GET", {}, 401, "unauthenticated"],
    ["an id that is none", "GET", { path: "/api/v1/things/1" }, 404, "not-found"],
    ["a way out of the folder", "GET", { path: "/api/v1/things/..%2fx" }, 404, "not-found"],
    ["a path that cannot be decoded", "GET", { path: "/api/v1/things/%ZZ" }, 404, "not-found"],
    ["a query that is not listed", "GET", { path: `${thing()}?sort=password` }, 400, "invalid-query"],
    ["a query twice", "GET", { path: `${thing()}?limit=1&limit=2` }, 400, "invalid-query"],
    ["an unknown query", "GET", { path: `${thing()}?a=1` }, 400, "invalid-query"],
    ["a token in the address", "GET", { path: `${thing()}?token=psa_1` }, 400, "token-in-address"],
    ["XML wanted", "GET", { headers: { Accept: "application/xml" } }, 406, "not-acceptable"],
    ["another method", "PUT", {}, 405, "method-not-allowed"],
    ["no If-Match", "PATCH", { body: { title: "x" } }, 428, "if-match-required"],
    ["any If-Match", "PATCH", { body: { title: "x" }, headers: { "If-Match": "*" } }, 400, "invalid-if-match"],
    ["a stale If-Match", "PATCH", { body: { title: "x" }, headers: { "If-Match": '"7"' } }, 412, "stale-version"],
    ["a weak If-Match", "PATCH", { body: { title: "x" }, headers: { "If-Match": 'W/"1"' } }, 412, "stale-version"],
    [
      "text as body",
      "PATCH",
      { body: "{}", headers: { "If-Match": '"1"', "Content-Type": "text/plain" } },
      415,
      "unsupported-media-type",
    ],
    [
      "a packed body",
      "PATCH",
      { body: "{}", headers: { "If-Match": '"1"', "Content-Encoding": "gzip" } },
      415,
      "unsupported-media-type",
    ],
    ["half a body", "PATCH", { body: '{"title"', headers: { "If-Match": '"1"' } }, 400, "malformed-json"],
    ["no body", "PATCH", { body: "", headers: { "If-Match": '"1"' } }, 400, "malformed-json"],
  ] as const)("answers %s", async (what, method, { path = thing(), ...asking }: Asked, status, slug) => {
    const as = what === "no sign-in" ? {} : { as: planner.pass };
    const answer = await api.ask(method, path, { ...as, ...asking });
    expect([answer.status, answer.json.type]).toEqual([status, `/problems/${slug}`]);
    if (status === 401) expect(answer.headers.get("www-authenticate")).toContain("Bearer");
    if (status === 405) expect(answer.headers.get("allow")).toBe("PATCH, GET, DELETE, HEAD");
  });
  type Asked = { path?: string; body?: unknown; headers?: Record<string, string> };

  test("answers a body of 300 kB before it is read to its end", async () => {
    const answer = await post({ slug: "x".repeat(300_000) });
    expect([answer.status, answer.json.type]).toEqual([413, "/problems/payload-too-large"]);
  });

  test("answers whoever may not, and whoever signed in too long ago", async () => {
    const producer = await api.hire("producer");
    const forbidden = await api.ask("POST", "/api/v1/things", { as: producer.pass, body: { slug: "x" } });
    expect([forbidden.status, forbidden.json.type]).toEqual([403, "/problems/not-allowed"]);
    const pass = randomUUID();
    const actor = { type: "person", personId: planner.id, roles: ["scheduler"] } as const;
    api.let(pass, { actor, signedInAt: new Date(0), isFresh: false });
    const stale = await api.ask("DELETE", thing(), { as: pass });
    expect([stale.status, stale.json.type]).toEqual([401, "/problems/reauthenticate"]);
    expect((await api.ask("DELETE", thing(), { as: planner.pass })).status).toBe(204);
  });
});

describe("an answer", () => {
  test("holds what its schema lists and nothing else", async () => {
    const { status, json, headers, text } = await post({ slug: randomUUID() });
    expect([status, headers.get("etag"), headers.get("cache-control")]).toEqual([201, '"1"', "no-store"]);
    expect(Object.keys(json).sort()).toEqual(["id", "name", "version"]);
    expect(text).not.toContain("s3cret");
  });

  test("is not sent again to whoever has it", async () => {
    const headers = { "If-None-Match": '"1"', "Cache-Control": "max-age=0" };
    const again = await api.ask("GET", thing(), { as: planner.pass, headers });
    expect([again.status, again.text]).toEqual([304, ""]);
  });
});

describe("a request from a browser", () => {
  const own = () => ({ Cookie: `__Host-session=${planner.pass}` });
  const send = (headers: Record<string, string>) =>
    api.ask("POST", "/api/v1/things", { body: { slug: randomUUID() }, headers: { ...own(), ...headers } });

  test.each([
    ["another site", { Origin: "https://evil.example" }],
    ["nowhere", { Origin: "null" }],
    ["a neighbour on the same site", { Origin: "http://localhost", "Sec-Fetch-Site": "same-site" }],
    ["another site, as the browser says", { "Sec-Fetch-Site": "cross-site" }],
    ["nobody says where", {}],
  ])("is refused when it comes from %s", async (_what, headers: Record<string, string>) => {
    const answer = await send(headers);
    expect([answer.status, answer.json.type]).toEqual([403, "/problems/cross-site-request"]);
  });

  test("is taken from our own pages", async () => {
    expect((await send({ Origin: "http://localhost", "Sec-Fetch-Site": "same-origin" })).status).toBe(201);
    expect((await send({ Origin: api.origin })).status).toBe(201);
  });
});

test("whoever asks too often is told how long to wait", async () => {
  await using small = await serveApi(stage, {
    routes: thingRoutes(stage.prisma),
    rates: { perAddress: 6, perActor: 2 },
  });
  const first = await small.hire("scheduler");
  const second = await small.hire("scheduler");
  const ask = (as: string) => small.ask("GET", thing(), { as });
  const statuses = [await ask(first.pass), await ask(first.pass), await ask(first.pass), await ask(second.pass)];
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
  const late = statuses[2];
  expect(late?.json.type).toBe("/problems/too-many-requests");
  expect(Number(late?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(late?.headers.get("ratelimit")).toContain("actor");
  await ask(second.pass);
  await ask(second.pass);
  const address = await small.ask("GET", thing());
  expect([address.status, address.headers.get("ratelimit")]).toEqual([429, expect.stringContaining("address")]);
});

test("no request of these made the program complain", () => {
  expect(api.failures).toEqual([]);
});

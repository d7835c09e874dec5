import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DAY } from "#core/clock.ts";
import { type Accounts, type Browser, expectProblem, serveAccounts } from "../support/accounts.ts";
import { openStage, type Stage } from "../support/stage.ts";

let stage: Stage;
let api: Accounts;
beforeAll(async () => {
  stage = await openStage();
  api = await serveAccounts(stage);
});
afterAll(async () => {
  await api?.[Symbol.asyncDispose]();
  await stage.close();
});
afterEach(() => expect(api.failures).toEqual([]));

const make = (browser: Browser, changes: object = {}) =>
  browser.ask("POST", "/api/v1/tokens", { name: "ci", scopes: ["person:list"], days: 30, ...changes });
const people = (token: string) => api.ask("GET", "/api/v1/people", { as: token });

describe("an API token", () => {
  test("is shown once, kept as a SHA-256, and does what its scopes name", async () => {
    const { browser } = await api.signedIn("producer");
    const { status, json } = await make(browser, { scopes: ["person:list", "script:write", "person:list"] });
    expect(status).toBe(201);
    expect(json.token).toMatch(/^psa_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/);
    expect(json.scopes).toEqual(["person:list", "script:write"]);
    expect((await people(json.token)).status).toBe(200);
    const list = await browser.ask("GET", "/api/v1/tokens");
    expect(list.json.items).toMatchObject([
      { id: json.id, name: "ci", lastUsedAt: expect.any(String), revokedAt: null },
    ]);
    const secret = json.token.slice(-43);
    expect(list.text).not.toContain(secret);
    expect(JSON.stringify(await stage.prisma.token.findMany())).not.toContain(secret);
  });

  test("without the scope may not, and says what is missing", async () => {
    const { browser } = await api.signedIn("producer");
    const { token } = (await make(browser, { scopes: ["script:write"] })).json;
    expectProblem(await people(token), 403, "not-allowed");
  });

  test("can be given no more than its owner has", async () => {
    const { browser } = await api.signedIn("producer");
    const reply = await make(browser, { scopes: ["script:write", "slot:place"] });
    expectProblem(reply, 422, "invalid-input");
    expect(reply.json.errors).toMatchObject([{ pointer: "/scopes/1" }]);
    for (const scope of ["person:manage", "token:make", "account:own", "*", "render:run"]) {
      expect((await make(browser, { scopes: [scope] })).status).toBe(422);
    }
  });

  test("loses what its owner loses", async () => {
    const { browser, id } = await api.signedIn("producer", "scheduler");
    const { token } = (await make(browser, { scopes: ["person:list"] })).json;
    expect((await people(token)).status).toBe(200);
    await stage.prisma.person.update({ where: { id }, data: { roles: [] } });
    expectProblem(await people(token), 403, "not-allowed");
    await stage.prisma.person.update({ where: { id }, data: { isActive: false } });
    expectProblem(await people(token), 401, "unauthenticated");
  });

  test("makes no tokens, changes no people and touches no account", async () => {
    const { browser } = await api.signedIn("admin");
    const { token } = (await make(browser)).json;
    const body = { name: "more", scopes: ["person:list"], days: 1 };
    for (const [method, path, sent] of [
      ["POST", "/api/v1/tokens", body],
      ["GET", "/api/v1/tokens", undefined],
      ["GET", "/api/v1/account", undefined],
      ["PUT", "/api/v1/account/password", { password: "nine green kettles walk" }],
      ["POST", "/api/v1/people", { email: "x@example.org", name: "X" }],
    ] as const) {
      const { status } = await api.ask(method, path, { as: token, ...(sent ? { body: sent } : {}) });
      expect([path, [401, 403].includes(status)]).toEqual([path, true]);
    }
  });

  test.each([0, 91, 1.5, -1, "30"])("lasts between one and ninety days, not %s", async (days) => {
    const { browser } = await api.signedIn("producer");
    expect((await make(browser, { days })).status).toBe(422);
  });

  test("is worth nothing once it expired, and the database takes none that lasts longer", async () => {
    const { browser } = await api.signedIn("producer");
    const { token, id } = (await make(browser, { days: 90 })).json;
    const { createdAt, expiresAt } = await stage.prisma.token.findUniqueOrThrow({ where: { id } });
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(90 * DAY);
    const longer = stage.prisma.token.update({ where: { id }, data: { expiresAt: new Date(expiresAt.getTime() + 1) } });
    await expect(longer).rejects.toThrow(/90_days|check/i);
    await stage.prisma.token.update({ where: { id }, data: { expiresAt: new Date() } });
    const reply = await people(token);
    expectProblem(reply, 401, "unauthenticated");
    expect(reply.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  test("is worth nothing once revoked, at once and for good", async () => {
    const { browser } = await api.signedIn("producer");
    const { token, id } = (await make(browser)).json;
    expect((await browser.ask("DELETE", `/api/v1/tokens/${id}`)).status).toBe(204);
    expectProblem(await people(token), 401, "unauthenticated");
    expect((await browser.ask("DELETE", `/api/v1/tokens/${id}`)).status).toBe(204);
  });

  test("of somebody else is not there to be revoked", async () => {
    const { browser } = await api.signedIn("producer");
    const { id } = (await make(browser)).json;
    const other = await api.signedIn("admin");
    expectProblem(await other.browser.ask("DELETE", `/api/v1/tokens/${id}`), 404, "not-found");
  });

  test("in an address is refused, also when it is right, and does not count as one", async () => {
    const { browser } = await api.signedIn("producer");
    const { token } = (await make(browser)).json;
    for (const name of ["token", "access_token"]) {
      expectProblem(await api.ask("GET", `/api/v1/people?${name}=${token}`), 400, "token-in-address");
      expectProblem(await api.ask("GET", `/api/v1/people?${name}=${token}`, { as: token }), 400, "token-in-address");
    }
  });

  test.each([
    "",
    "Bearer",
    "Bearer psa_x",
    "Basic cHNhOng=",
    "psa_x",
    `Bearer psa_${"0".repeat(32)}_${"A".repeat(43)}`,
  ])("sent as \"%s\" is nobody's, even beside a session that is somebody's", async (authorization) => {
    const { browser } = await api.signedIn("producer");
    const reply = await browser.ask("GET", "/api/v1/account", undefined, { Authorization: authorization });
    expectProblem(reply, 401, "unauthenticated");
  });

  test("with one letter changed is nobody's", async () => {
    const { browser } = await api.signedIn("producer");
    const { token } = (await make(browser)).json;
    const last = token.at(-2) === "A" ? "B" : "A";
    expectProblem(await people(`${token.slice(0, -2)}${last}${token.at(-1)}`), 401, "unauthenticated");
  });

  test("needs a sign-in of the last five minutes to be made, and none to be revoked", async () => {
    const { browser, sessionId } = await api.signedIn("producer");
    const { id } = (await make(browser)).json;
    await stage.prisma.session.update({ where: { id: sessionId }, data: { provenAt: new Date(Date.now() - 301_000) } });
    expectProblem(await make(browser), 401, "reauthenticate");
    expect((await browser.ask("DELETE", `/api/v1/tokens/${id}`)).status).toBe(204);
  });
});

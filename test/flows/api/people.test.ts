import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Accounts, type Browser, expectProblem, PASSWORD, serveAccounts } from "../support/accounts.ts";
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

const newcomer = () => ({ email: `${randomUUID()}@example.org`, name: "Nina Newcomer", roles: ["producer"] });

async function edit(browser: Browser, id: string, body: object) {
  const { headers } = await browser.ask("GET", `/api/v1/people/${id}`);
  return browser.ask("PATCH", `/api/v1/people/${id}`, body, { "If-Match": headers.get("etag") ?? "" });
}

describe("an administrator", () => {
  test("creates a person, hands them a link, and the record says so", async () => {
    const { browser, id: adminId } = await api.signedIn("admin");
    const made = await browser.ask("POST", "/api/v1/people", newcomer());
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ name: "Nina Newcomer", roles: ["producer"], isActive: true, version: 1 });
    const link = await browser.ask("POST", `/api/v1/people/${made.json.id}/set-up-link`);
    expect(link.status).toBe(201);
    expect(link.json.link).toMatch(/^http:\/\/localhost\/set-up#[A-Za-z0-9_-]{43}$/);
    const theirs = api.browser();
    const secret = link.json.link.split("#")[1];
    expect((await theirs.ask("POST", "/api/v1/sign-in/set-up", { secret })).status).toBe(200);
    const [record] = await stage.prisma.auditEntry.findMany({
      where: { entityId: made.json.id, action: "person.create" },
    });
    expect(record).toMatchObject({ actor: { type: "person", personId: adminId }, after: { roles: ["producer"] } });
  });

  test("is told which field is wrong, and that an address is taken", async () => {
    const { browser } = await api.signedIn("admin");
    const wrong = await browser.ask("POST", "/api/v1/people", { ...newcomer(), email: "not an address" });
    expectProblem(wrong, 422, "invalid-input");
    expect(wrong.json.errors).toMatchObject([{ pointer: "/email" }]);
    const body = newcomer();
    await browser.ask("POST", "/api/v1/people", body);
    const again = await browser.ask("POST", "/api/v1/people", { ...body, email: body.email.toUpperCase() });
    expectProblem(again, 409, "wrong-state");
  });

  test.each([
    ["PATCH", { isDemo: true }],
    ["PATCH", { version: 9 }],
    ["PATCH", { passwordHash: "x" }],
  ])("cannot set what is not an edit: %s %o", async (_method, body) => {
    const { browser } = await api.signedIn("admin");
    const { id } = await api.person("producer");
    expect((await edit(browser, id, body)).status).toBe(422);
  });

  test("changes roles, which signs that person out everywhere", async () => {
    const { browser } = await api.signedIn("admin");
    const other = await api.signedIn("producer");
    const reply = await edit(browser, other.id, { roles: ["producer", "scheduler"] });
    expect(reply.json).toMatchObject({ roles: ["producer", "scheduler"], version: 2 });
    expectProblem(await other.browser.ask("GET", "/api/v1/account"), 401, "unauthenticated");
  });

  test("changes an address, under which the person signs in from then on", async () => {
    const { browser } = await api.signedIn("admin");
    const { id, email } = await api.member(["producer"]);
    const other = await api.person("producer");
    expectProblem(await edit(browser, id, { email: other.email }), 409, "wrong-state");
    expect((await edit(browser, id, { email: `new-${email}` })).json.email).toBe(`new-${email}`);
    const attempt = (as: string) =>
      api.browser().ask("POST", "/api/v1/sign-in/password", { email: as, password: PASSWORD });
    expectProblem(await attempt(email), 401, "authentication-failed");
    expect((await attempt(`new-${email}`)).status).toBe(200);
  });

  test("changes a name, which signs nobody out", async () => {
    const { browser } = await api.signedIn("admin");
    const other = await api.signedIn("producer");
    expect((await edit(browser, other.id, { name: "Nora New" })).status).toBe(200);
    expect((await other.browser.ask("GET", "/api/v1/account")).json.person.name).toBe("Nora New");
  });

  test("makes someone inactive, who then is out with sessions, tokens and password, and stays in the list", async () => {
    const { browser } = await api.signedIn("admin");
    const { id, email } = await api.member(["producer"]);
    const theirs = api.browser();
    await theirs.ask("POST", "/api/v1/sign-in/password", { email, password: PASSWORD });
    const token = await theirs.ask("POST", "/api/v1/tokens", { name: "ci", scopes: ["script:write"], days: 1 });
    expect((await edit(browser, id, { isActive: false })).json.isActive).toBe(false);
    expectProblem(await theirs.ask("GET", "/api/v1/account"), 401, "unauthenticated");
    const asToken = { as: token.json.token };
    expectProblem(await api.ask("GET", "/api/v1/people", asToken), 401, "unauthenticated");
    expectProblem(
      await api.browser().ask("POST", "/api/v1/sign-in/password", { email, password: PASSWORD }),
      401,
      "authentication-failed",
    );
    expect((await browser.ask("GET", `/api/v1/people/${id}`)).json.isActive).toBe(false);
    expectProblem(await browser.ask("POST", `/api/v1/people/${id}/set-up-link`), 409, "wrong-state");
  });

  test("gives no role that needs a second step to someone who signs in with a password alone", async () => {
    const { browser } = await api.signedIn("admin");
    const weak = await api.member(["producer"]);
    const reply = await edit(browser, weak.id, { roles: ["accuracy_reviewer"] });
    expectProblem(reply, 409, "wrong-state");
    const strong = await api.member(["producer"], { hasApp: true });
    expect((await edit(browser, strong.id, { roles: ["accuracy_reviewer"] })).status).toBe(200);
  });

  test("cannot give themselves the right to approve; another administrator can", async () => {
    const one = await api.signedIn("admin");
    const two = await api.signedIn("admin");
    expectProblem(await edit(one.browser, one.id, { roles: ["admin", "brand_reviewer"] }), 403, "not-allowed");
    expect((await edit(two.browser, one.id, { roles: ["admin", "brand_reviewer"] })).status).toBe(200);
  });

  test("needs a sign-in of the last five minutes for people, and none to look at them", async () => {
    const { browser, sessionId } = await api.signedIn("admin");
    await stage.prisma.session.update({ where: { id: sessionId }, data: { provenAt: new Date(Date.now() - 301_000) } });
    expect((await browser.ask("GET", "/api/v1/people")).status).toBe(200);
    expectProblem(await browser.ask("POST", "/api/v1/people", newcomer()), 401, "reauthenticate");
    const { id } = await api.person("producer");
    expectProblem(await edit(browser, id, { name: "X" }), 401, "reauthenticate");
    expectProblem(await browser.ask("POST", `/api/v1/people/${id}/set-up-link`), 401, "reauthenticate");
  });
});

describe("the last administrator", () => {
  test("stays, and of two who remove each other at once one stays", async () => {
    await stage.prisma.person.updateMany({ where: { roles: { has: "admin" } }, data: { isActive: false } });
    const [one, two] = [await admin(), await admin()];
    const results = await Promise.all([
      edit(one.browser, two.id, { roles: ["producer"] }),
      edit(two.browser, one.id, { isActive: false }),
    ]);
    // The slower one is refused, or was signed out by the quicker one.
    expect(results.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await stage.prisma.person.findMany({ where: { roles: { has: "admin" }, isActive: true } });
    expect(left).toHaveLength(1);
    const last = left[0]?.id === one.id ? one : two;
    expectProblem(await edit(last.browser, last.id, { isActive: false }), 409, "wrong-state");
    expectProblem(await edit(last.browser, last.id, { roles: ["producer"] }), 409, "wrong-state");
  });

  async function admin() {
    const { id } = await api.member(["admin"], { hasApp: true });
    const { openSession } = await import("#accounts/sessions/open-session.ts");
    const ctx = stage.as("sign-in");
    const opened = await ctx.transaction((tx) =>
      openSession(tx, ctx, { personId: id, way: "passkey", userAgent: "", now: new Date(), replaces: null }),
    );
    return { id, browser: api.browser({ "sunny-session": opened.secret }) };
  }
});

test("nobody is deleted, not even by the database's own hand", async () => {
  const { id } = await api.person("producer");
  await expect(stage.prisma.person.delete({ where: { id } })).rejects.toThrow(/never changed or deleted/);
});

test("two who edit one person at once do not undo each other", async () => {
  const { browser } = await api.signedIn("admin");
  const { id } = await api.person("producer");
  const headers = { "If-Match": '"1"' };
  const names = ["A", "B", "C", "D"].map((name) => browser.ask("PATCH", `/api/v1/people/${id}`, { name }, headers));
  const statuses = (await Promise.all(names)).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 412, 412, 412]);
  expect((await browser.ask("PATCH", `/api/v1/people/${id}`, { name: "E" })).status).toBe(428);
});

test("the list is paged, and whoever works here may read it", async () => {
  const { browser } = await api.signedIn("translator");
  const first = (await browser.ask("GET", "/api/v1/people?limit=2")).json;
  const next = (await browser.ask("GET", `/api/v1/people?limit=2&cursor=${first.nextCursor}`)).json;
  expect(first.items).toHaveLength(2);
  expect(next.items.map(({ id }: { id: string }) => id)).not.toContain(first.items[1].id);
  expect(Object.keys(first.items[0]).sort()).toEqual(
    ["createdAt", "email", "id", "isActive", "isDemo", "locales", "name", "roles", "version"].sort(),
  );
});

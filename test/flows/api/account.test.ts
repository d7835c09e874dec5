import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#access/index.ts";
import { makeSetUpLink } from "#accounts/actions/index.ts";
import { HOUR, MINUTE } from "#core/clock.ts";
import {
  type Accounts,
  age,
  type Browser,
  codeNow,
  expectProblem,
  PASSWORD,
  serveAccounts,
} from "../support/accounts.ts";
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
afterEach(async () => {
  await stage.prisma.signInTry.deleteMany();
  expect(api.failures).toEqual([]);
});

const account = async (browser: Browser) => (await browser.ask("GET", "/api/v1/account")).json;
const setPassword = (browser: Browser, password: string) =>
  browser.ask("PUT", "/api/v1/account/password", { password });
const signIn = (browser: Browser, body: object) => browser.ask("POST", "/api/v1/sign-in/password", body);

async function linkFor(personId: string | null, isDemo = false): Promise<string> {
  const { secret } = await makeSetUpLink({ ctx: stage.as("set-up-link"), input: { personId, isDemo } });
  return secret;
}

/** Opens a set-up link for someone new with these roles. */
async function settingUp(...roles: Role[]) {
  const person = await api.person(...roles);
  const browser = api.browser();
  const reply = await browser.ask("POST", "/api/v1/sign-in/set-up", { secret: await linkFor(person.id) });
  expect(reply.status).toBe(200);
  return { ...person, browser };
}

async function setUpApp(browser: Browser) {
  const begun = await browser.ask("POST", "/api/v1/account/totp");
  expect(begun.status).toBe(201);
  const { secret, address } = begun.json;
  const confirmed = await browser.ask("POST", "/api/v1/account/totp/confirm", { code: codeNow(secret) });
  expect(confirmed.status).toBe(200);
  return { secret, address, recoveryCodes: confirmed.json.recoveryCodes as string[] };
}

describe("a set-up link", () => {
  test("lets its person in for an hour to set up a way in, and to do nothing else", async () => {
    const { browser, id } = await settingUp("scheduler", "admin");
    const { person, session } = await account(browser);
    expect(person).toMatchObject({ id, roles: ["scheduler", "admin"] });
    expect(session).toMatchObject({ way: "set_up_link", roles: [] });
    expect(Date.parse(session.expiresAt) - Date.now()).toBeLessThanOrEqual(HOUR);
    expectProblem(await browser.ask("GET", "/api/v1/people"), 403, "not-allowed");
  });

  test("works once", async () => {
    const { id } = await api.person("producer");
    const secret = await linkFor(id);
    const tries = await Promise.all([1, 2].map(() => api.browser().ask("POST", "/api/v1/sign-in/set-up", { secret })));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 401]);
    expectProblem(await api.browser().ask("POST", "/api/v1/sign-in/set-up", { secret }), 401, "authentication-failed");
  });

  test("is void after an hour, when a newer one was made, and when it never was", async () => {
    const { id } = await api.person("producer");
    const old = await linkFor(id);
    const newer = await linkFor(id);
    await stage.prisma.setUpLink.updateMany({
      where: { personId: id, usedAt: null },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    for (const secret of [old, newer, "x".repeat(43)]) {
      expectProblem(
        await api.browser().ask("POST", "/api/v1/sign-in/set-up", { secret }),
        401,
        "authentication-failed",
      );
    }
  });

  test("takes the place of every way in, session and token that the person had", async () => {
    const { id, email, password } = await api.member(["producer"]);
    const before = api.browser();
    await signIn(before, { email, password });
    const made = await before.ask("POST", "/api/v1/tokens", { name: "ci", scopes: ["script:write"], days: 1 });
    expect(made.status).toBe(201);
    await api.browser().ask("POST", "/api/v1/sign-in/set-up", { secret: await linkFor(id) });
    expectProblem(await before.ask("GET", "/api/v1/account"), 401, "unauthenticated");
    expectProblem(await signIn(api.browser(), { email, password }), 401, "authentication-failed");
    const { revokedAt } = await stage.prisma.token.findUniqueOrThrow({ where: { id: made.json.id } });
    expect(revokedAt).not.toBeNull();
  });

  test("makes the first administrator, who is asked for name and address, and no second one", async () => {
    await stage.prisma.person.updateMany({ where: { roles: { has: "admin" } }, data: { isActive: false } });
    const secret = await linkFor(null);
    const other = await linkFor(null);
    expectProblem(await api.browser().ask("POST", "/api/v1/sign-in/set-up", { secret }), 401, "authentication-failed");
    const nameless = await api.browser().ask("POST", "/api/v1/sign-in/set-up", { secret: other });
    expectProblem(nameless, 422, "invalid-input");
    const browser = api.browser();
    const first = { secret: other, email: "First@Example.org", name: "Fatou First" };
    expect((await browser.ask("POST", "/api/v1/sign-in/set-up", first)).status).toBe(200);
    await setUpApp(browser);
    expect((await setPassword(browser, "otterkiln")).status).toBe(200);
    expect((await account(browser)).person).toMatchObject({
      email: "first@example.org",
      roles: ["admin"],
      isDemo: false,
    });
    await expect(linkFor(null)).rejects.toMatchObject({ code: "WRONG_STATE" });
  });

  test("of the demo gives every role with a password alone, on this machine only", async () => {
    await stage.prisma.person.updateMany({ where: { roles: { has: "admin" } }, data: { isActive: false } });
    const browser = api.browser();
    const first = { secret: await linkFor(null, true), email: "demo@example.org", name: "Dana Demo" };
    await browser.ask("POST", "/api/v1/sign-in/set-up", first);
    expect((await setPassword(browser, PASSWORD)).status).toBe(200);
    const here = await account(browser);
    expect(here.person.isDemo).toBe(true);
    expect(here.session).toMatchObject({
      way: "password",
      roles: expect.arrayContaining(["admin", "accuracy_reviewer"]),
    });

    await using elsewhere = await serveAccounts(stage, "https://videos.example.org");
    const there = elsewhere.browser();
    await there.ask("POST", "/api/v1/sign-in/password", { email: "demo@example.org", password: PASSWORD });
    const { session } = (await there.ask("GET", "/api/v1/account")).json;
    expect(session.roles.sort()).toEqual(["producer", "scheduler", "translator"]);
    await stage.prisma.person.updateMany({ where: { isDemo: true }, data: { isActive: false } });
  });
});

describe("setting a password", () => {
  test.each([
    ["short", "gravel otters", "/password"],
    ["most used", "Password2026!!!!", "/password"],
    ["the person's name", "WilmaFernweh2026", "/password"],
  ])("%s is refused with its field and its reason, and nothing of it is shown", async (_what, password, pointer) => {
    const { browser } = await settingUp("producer");
    const reply = await setPassword(browser, password);
    expectProblem(reply, 422, "invalid-input");
    expect(reply.json.errors).toMatchObject([{ pointer }]);
    expect(reply.text).not.toContain(password);
  });

  test("signs out everywhere else, and gives this browser another secret", async () => {
    const { email, password } = await api.member(["producer"]);
    const [here, there] = [api.browser(), api.browser()];
    for (const browser of [here, there]) await signIn(browser, { email, password });
    const before = { ...here.cookies };
    expect((await setPassword(here, "nine green kettles walk")).status).toBe(200);
    expect(here.cookies).not.toEqual(before);
    expectProblem(await api.browser(before).ask("GET", "/api/v1/account"), 401, "unauthenticated");
    expectProblem(await there.ask("GET", "/api/v1/account"), 401, "unauthenticated");
    expect((await here.ask("GET", "/api/v1/account")).status).toBe(200);
    expectProblem(await signIn(api.browser(), { email, password }), 401, "authentication-failed");
  });

  test("needs a sign-in of the last five minutes", async () => {
    const { email, password } = await api.member(["producer"]);
    const browser = api.browser();
    await signIn(browser, { email, password });
    const { session } = await account(browser);
    await age(stage, session.id, { openedMs: HOUR, provenMs: 5 * MINUTE });
    expectProblem(await setPassword(browser, "nine green kettles walk"), 401, "reauthenticate");
    await signIn(browser, { email, password });
    expect((await setPassword(browser, "nine green kettles walk")).status).toBe(200);
  });

  test("is not enough for a reviewer: an authenticator app comes first, and then eight characters do", async () => {
    const { browser } = await settingUp("accuracy_reviewer");
    expectProblem(await setPassword(browser, PASSWORD), 409, "wrong-state");
    await setUpApp(browser);
    expectProblem(await setPassword(browser, "ottergu"), 422, "invalid-input");
    expect((await setPassword(browser, "otterkiln")).status).toBe(200);
    expect((await account(browser)).session).toMatchObject({ way: "password_and_totp", roles: ["accuracy_reviewer"] });
  });
});

describe("the authenticator app", () => {
  test("counts once a code of it was entered; a wrong one says so", async () => {
    const { browser } = await settingUp("producer");
    const { secret } = (await browser.ask("POST", "/api/v1/account/totp")).json;
    const wrong = codeNow(secret) === "000000" ? "000001" : "000000";
    const reply = await browser.ask("POST", "/api/v1/account/totp/confirm", { code: wrong });
    expectProblem(reply, 422, "invalid-input");
    expect((await account(browser)).ways.hasTotp).toBe(false);
    expect((await browser.ask("POST", "/api/v1/account/totp/confirm", { code: codeNow(secret) })).status).toBe(200);
    expect((await account(browser)).ways).toMatchObject({ hasTotp: true, recoveryCodesLeft: 10 });
  });

  test("gives ten recovery codes, each of which stands in for it once", async () => {
    const { browser, email } = await settingUp("admin");
    const { recoveryCodes } = await setUpApp(browser);
    await setPassword(browser, "otterkiln");
    expect(new Set(recoveryCodes).size).toBe(10);
    const [code = ""] = recoveryCodes;
    const other = api.browser();
    expect((await signIn(other, { email, password: "otterkiln", code: code.toLowerCase() })).status).toBe(200);
    expect((await account(other)).session).toMatchObject({ way: "password_and_recovery", roles: ["admin"] });
    expectProblem(await signIn(api.browser(), { email, password: "otterkiln", code }), 401, "authentication-failed");
    const kept = await stage.prisma.recoveryCode.findMany();
    expect(recoveryCodes.filter((one) => JSON.stringify(kept).includes(one))).toEqual([]);
    await other.ask("POST", "/api/v1/account/recovery-codes");
    const [, older = ""] = recoveryCodes;
    expectProblem(
      await signIn(api.browser(), { email, password: "otterkiln", code: older }),
      401,
      "authentication-failed",
    );
  });

  test("stays while the roles need it, or the password is too short to be alone", async () => {
    const { browser: admin } = await settingUp("admin");
    await setUpApp(admin);
    await setPassword(admin, PASSWORD);
    expectProblem(await admin.ask("DELETE", "/api/v1/account/totp"), 409, "wrong-state");
    const { browser: producer } = await settingUp("producer");
    await setUpApp(producer);
    await setPassword(producer, "otterkiln");
    expectProblem(await producer.ask("DELETE", "/api/v1/account/totp"), 409, "wrong-state");
    await setPassword(producer, PASSWORD);
    expect((await producer.ask("DELETE", "/api/v1/account/totp")).status).toBe(204);
    expect((await account(producer)).ways.hasTotp).toBe(false);
  });
});

test("the last way in cannot be removed", async () => {
  const { email, password } = await api.member(["producer"]);
  const browser = api.browser();
  await signIn(browser, { email, password });
  expectProblem(await browser.ask("DELETE", "/api/v1/account/password"), 409, "wrong-state");
});

test("whoever has only the password cannot add a way in beside a passkey", async () => {
  const { id, email, password } = await api.member(["producer", "accuracy_reviewer"]);
  const passkey = {
    credentialId: id,
    publicKey: new Uint8Array(1),
    counter: 0,
    transports: [],
    isSynced: true,
    name: "Key",
  };
  await stage.prisma.passkey.create({ data: { personId: id, ...passkey } });
  const browser = api.browser();
  await signIn(browser, { email, password });
  expect((await account(browser)).session).toMatchObject({ way: "password", roles: ["producer"] });
  for (const [method, path, body] of [
    ["POST", "/api/v1/account/totp"],
    ["POST", "/api/v1/account/passkeys/options"],
    ["PUT", "/api/v1/account/password", { password: "nine green kettles walk" }],
    ["POST", "/api/v1/account/recovery-codes"],
    ["DELETE", "/api/v1/account/password"],
  ] as const) {
    expectProblem(await browser.ask(method, path, body), 401, "reauthenticate");
  }
});

test("a recovery code alone lets someone with passkeys in, only to set up another one", async () => {
  const { browser } = await api.signedIn("admin");
  const { person } = await account(browser);
  const passkey = {
    credentialId: person.id,
    publicKey: new Uint8Array(1),
    counter: 0,
    transports: [],
    isSynced: true,
    name: "K",
  };
  await stage.prisma.passkey.create({ data: { personId: person.id, ...passkey } });
  const { recoveryCodes } = (await browser.ask("POST", "/api/v1/account/recovery-codes")).json;
  const other = api.browser();
  const body = { email: person.email, code: recoveryCodes[0] };
  expect((await other.ask("POST", "/api/v1/sign-in/recovery", body)).status).toBe(200);
  expect((await account(other)).session).toMatchObject({ way: "recovery", roles: [] });
  expect((await other.ask("POST", "/api/v1/account/passkeys/options")).status).toBe(200);
  expectProblem(await api.browser().ask("POST", "/api/v1/sign-in/recovery", body), 401, "authentication-failed");
});

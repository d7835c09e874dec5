import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { makeSetUpLink } from "#accounts/actions/index.ts";
import { type Accounts, type Browser, expectProblem, serveAccounts } from "../flows/support/accounts.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { type Ceremony, type Device, openPasskeyBrowser } from "./support/passkeys.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let stage: Stage;
let api: Accounts;
let chromium: Awaited<ReturnType<typeof openPasskeyBrowser>>;
let device: Device;

// The program is reached at the port that it listens on, so that the origin in the browser is the one it expects.
beforeAll(async () => {
  stage = await openStage();
  api = await serveAccounts(stage, "http://localhost", { isOwnPort: true });
  chromium = await openPasskeyBrowser();
  device = await chromium.at(`${api.address}/healthz`);
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await api?.[Symbol.asyncDispose]();
  await stage.close();
});
afterEach(async () => {
  await stage.prisma.signInTry.deleteMany();
  await device.verifyUser(true);
  expect(api.failures).toEqual([]);
});

const post = (browser: Browser, path: string, body?: unknown) => browser.ask("POST", `/api/v1${path}`, body);
const signIn = (browser: Browser, response: unknown) => post(browser, "/sign-in/passkey", { response });
const asked = async (browser: Browser): Promise<Ceremony> => (await post(browser, "/sign-in/passkey/options")).json;
const account = async (browser: Browser) => (await browser.ask("GET", "/api/v1/account")).json;

/** Someone new who opened their set-up link. */
async function settingUp() {
  const { id, email } = await api.person("admin");
  const { secret } = await makeSetUpLink({ ctx: stage.as("set-up-link"), input: { personId: id } });
  const browser = api.browser();
  expect((await post(browser, "/sign-in/set-up", { secret })).status).toBe(200);
  return { id, email, browser };
}

async function addPasskey(browser: Browser, on: Device, name = "Laptop") {
  const { json: ceremony } = await post(browser, "/account/passkeys/options");
  return post(browser, "/account/passkeys", { name, response: await on.make(ceremony) });
}

/** Someone with a passkey on the device, and a passkey of nobody else on it. */
async function withPasskey() {
  const person = await settingUp();
  for (const { credentialId } of await device.credentials()) await device.drop(credentialId);
  expect((await addPasskey(person.browser, device)).status).toBe(201);
  return person;
}

const passkeyOf = (personId: string) => stage.prisma.passkey.findFirstOrThrow({ where: { personId } });

describe("with a passkey", () => {
  test("someone sets it up, and the session counts for all their roles from then on", async () => {
    const { browser } = await settingUp();
    const before = { ...browser.cookies };
    expect((await account(browser)).session).toMatchObject({ way: "set_up_link", roles: [] });
    expect((await addPasskey(browser, device)).status).toBe(201);
    expect(await account(browser)).toMatchObject({
      session: { way: "passkey", roles: ["admin"], isFresh: true },
      ways: { passkeys: [{ name: "Laptop", lastUsedAt: null }] },
    });
    expectProblem(await api.browser(before).ask("GET", "/api/v1/account"), 401, "unauthenticated");
  });

  test("someone signs in without naming themselves", async () => {
    const { id } = await withPasskey();
    const browser = api.browser();
    const ceremony = await asked(browser);
    expect(ceremony).toMatchObject({ userVerification: "required", rpId: "localhost" });
    expect(ceremony["allowCredentials"] ?? []).toEqual([]);
    expect((await signIn(browser, await device.sign(ceremony))).status).toBe(200);
    expect(await account(browser)).toMatchObject({ person: { id }, session: { way: "passkey", roles: ["admin"] } });
    expect((await passkeyOf(id)).lastUsedAt).not.toBeNull();
  });

  test("someone adds a second one on another device, names it, and removes one of them, but not the last", async () => {
    const { browser } = await withPasskey();
    const phone = await chromium.at(`${api.address}/healthz`);
    const second = await addPasskey(browser, phone, "Phone");
    const path = `/api/v1/account/passkeys/${second.json.id}`;
    expect((await browser.ask("PATCH", path, { name: "Rosa's phone" })).status).toBe(204);
    const { passkeys } = (await account(browser)).ways;
    expect(passkeys.map(({ name }: { name: string }) => name)).toEqual(["Laptop", "Rosa's phone"]);
    expect((await browser.ask("DELETE", `/api/v1/account/passkeys/${passkeys[0].id}`)).status).toBe(204);
    expectProblem(await browser.ask("DELETE", path), 409, "wrong-state");
    expect((await signIn(api.browser(), await phone.sign(await asked(api.browser())))).status).toBe(200);
    expectProblem(
      await signIn(api.browser(), await device.sign(await asked(api.browser()))),
      401,
      "authentication-failed",
    );
    await phone.page.close();
  });

  test("nobody renames or removes somebody else's", async () => {
    const { id } = await withPasskey();
    const { browser } = await settingUp();
    const path = `/api/v1/account/passkeys/${(await passkeyOf(id)).id}`;
    expectProblem(await browser.ask("PATCH", path, { name: "Mine" }), 404, "not-found");
    expectProblem(await browser.ask("DELETE", path), 404, "not-found");
  });

  test("the same one is not made twice on a device", async () => {
    const { browser } = await withPasskey();
    const { json: ceremony } = await post(browser, "/account/passkeys/options");
    await expect(device.make(ceremony)).rejects.toThrow(/InvalidStateError|excluded|registered/i);
  });
});

describe("a sign-in is refused, and no session opened", () => {
  async function refused(id: string, response: unknown): Promise<void> {
    const browser = api.browser();
    const sessions = await stage.prisma.session.count({ where: { personId: id } });
    expectProblem(await signIn(browser, response), 401, "authentication-failed");
    expect(browser.cookies).toEqual({});
    expect(await stage.prisma.session.count({ where: { personId: id } })).toBe(sessions);
  }

  test("when its challenge was used before", async () => {
    const { id } = await withPasskey();
    const response = await device.sign(await asked(api.browser()));
    expect((await signIn(api.browser(), response)).status).toBe(200);
    await refused(id, response);
  });

  test("when its challenge was used up by a try that failed", async () => {
    const { id } = await withPasskey();
    const response = (await device.sign(await asked(api.browser()))) as { response: { signature: string } };
    const { signature } = response.response;
    const broken = { ...response, response: { ...response.response, signature: `${signature.slice(0, -6)}AAAAAA` } };
    await refused(id, broken);
    await refused(id, response);
  });

  test("when its challenge is older than five minutes, or was never given", async () => {
    const { id } = await withPasskey();
    const ceremony = await asked(api.browser());
    const response = await device.sign(ceremony);
    const [gone] = [new Date(Date.now() - 1)];
    await stage.prisma.challenge.updateMany({ where: { value: ceremony.challenge }, data: { expiresAt: gone } });
    await refused(id, response);
    await refused(id, await device.sign({ ...ceremony, challenge: "bm90IGdpdmVuIGJ5IHRoZSBwcm9ncmFt" }));
  });

  test("when it was signed on a page of another origin", async () => {
    const { id } = await withPasskey();
    await using other = await serveAccounts(stage, "http://localhost", { isOwnPort: true });
    const elsewhere = await chromium.at(`${other.address}/healthz`);
    for (const credential of await device.credentials()) await elsewhere.hold(credential);
    await refused(id, await elsewhere.sign(await asked(api.browser())));
    await elsewhere.page.close();
  });

  test("when the person was not verified", async () => {
    const { id } = await withPasskey();
    await device.verifyUser(false);
    const ceremony = { ...(await asked(api.browser())), userVerification: "discouraged" };
    await refused(id, await device.sign(ceremony));
  });

  test("when the counter of the passkey goes back: there is a copy of it", async () => {
    const { id } = await withPasskey();
    const [copy] = await device.credentials();
    if (!copy) throw new Error("There is no passkey on the device.");
    for (let times = 0; times < 2; times += 1) {
      expect((await signIn(api.browser(), await device.sign(await asked(api.browser())))).status).toBe(200);
    }
    const { counter } = await passkeyOf(id);
    await device.hold({ ...copy, signCount: 0 });
    await refused(id, await device.sign(await asked(api.browser())));
    expect((await passkeyOf(id)).counter).toBe(counter);
    expect(stage.said.some(({ facts }) => /counter/i.test(JSON.stringify(facts)))).toBe(true);
  });

  test("when the person is no longer active", async () => {
    const { id } = await withPasskey();
    const response = await device.sign(await asked(api.browser()));
    await stage.prisma.person.update({ where: { id }, data: { isActive: false } });
    await refused(id, response);
  });

  test("when it answers what was asked to make a passkey", async () => {
    const { id, browser } = await withPasskey();
    const { json: ceremony } = await post(browser, "/account/passkeys/options");
    const { challenge } = ceremony;
    await refused(id, await device.sign({ challenge, rpId: "localhost", userVerification: "required" }));
  });
});

describe("a passkey is not kept", () => {
  test("when its challenge was used before, or was another person's", async () => {
    const { browser } = await settingUp();
    const other = await settingUp();
    const { json: ceremony } = await post(browser, "/account/passkeys/options");
    const response = await device.make(ceremony);
    const body = { name: "Key", response };
    expectProblem(await post(other.browser, "/account/passkeys", body), 401, "authentication-failed");
    expect((await post(browser, "/account/passkeys", body)).status).toBe(201);
    expectProblem(await post(browser, "/account/passkeys", body), 401, "authentication-failed");
  });

  test("when the person was not verified", async () => {
    const { id, browser } = await settingUp();
    const { json: ceremony } = await post(browser, "/account/passkeys/options");
    const bare = await chromium.at(`${api.address}/healthz`, { canVerify: false });
    const careless = { residentKey: "discouraged", userVerification: "discouraged" };
    const response = await bare.make({ ...ceremony, authenticatorSelection: careless });
    await bare.page.close();
    expectProblem(await post(browser, "/account/passkeys", { name: "Key", response }), 401, "authentication-failed");
    expect(await stage.prisma.passkey.count({ where: { personId: id } })).toBe(0);
  });

  test("when it was made on a page of another origin", async () => {
    const { id, browser } = await settingUp();
    await using other = await serveAccounts(stage, "http://localhost", { isOwnPort: true });
    const elsewhere = await chromium.at(`${other.address}/healthz`);
    const { json: ceremony } = await post(browser, "/account/passkeys/options");
    const response = await elsewhere.make(ceremony);
    expectProblem(await post(browser, "/account/passkeys", { name: "Key", response }), 401, "authentication-failed");
    expect(await stage.prisma.passkey.count({ where: { personId: id } })).toBe(0);
    await elsewhere.page.close();
  });
});

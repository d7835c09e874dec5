import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "#core/clock.ts";
import { type Accounts, age, codeNow, expectProblem, PASSWORD, serveAccounts } from "../support/accounts.ts";
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

const signIn = (body: object, browser = api.browser()) => browser.ask("POST", "/api/v1/sign-in/password", body);
const me = (browser: ReturnType<Accounts["browser"]>) => browser.ask("GET", "/api/v1/account");

describe("a session ends", () => {
  const opened = async () => {
    const { browser, sessionId } = await api.signedIn("producer");
    return { browser, sessionId };
  };

  test("half an hour after it was last used, and not before", async () => {
    const { browser, sessionId } = await opened();
    await age(stage, sessionId, { openedMs: HOUR, usedMs: 29 * MINUTE });
    expect((await me(browser)).status).toBe(200);
    await age(stage, sessionId, { openedMs: HOUR, usedMs: 30 * MINUTE });
    expectProblem(await me(browser), 401, "unauthenticated");
  });

  test("twelve hours after the sign-in, however much it is used", async () => {
    const { browser, sessionId } = await opened();
    await age(stage, sessionId, { openedMs: 12 * HOUR - MINUTE });
    expect((await me(browser)).status).toBe(200);
    await age(stage, sessionId, { openedMs: 12 * HOUR });
    expectProblem(await me(browser), 401, "unauthenticated");
  });

  test("use keeps it alive", async () => {
    const { browser, sessionId } = await opened();
    await age(stage, sessionId, { openedMs: HOUR, usedMs: 20 * MINUTE });
    await me(browser);
    const { lastSeenAt } = await stage.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(Date.now() - lastSeenAt.getTime()).toBeLessThan(MINUTE);
  });

  test("at sign-out, and its cookie with it", async () => {
    const { browser } = await opened();
    const before = { ...browser.cookies };
    expect((await browser.ask("POST", "/api/v1/sign-out")).status).toBe(204);
    expect(browser.cookies).toEqual({});
    expectProblem(await me(api.browser(before)), 401, "unauthenticated");
  });

  test("when the same browser signs in again: an id that someone planted or saw before is worth nothing", async () => {
    const { email } = await api.member(["producer"]);
    const browser = api.browser({ "sunny-session": "planted" });
    await signIn({ email, password: PASSWORD }, browser);
    const first = { ...browser.cookies };
    expect(first["sunny-session"]).not.toBe("planted");
    await signIn({ email, password: PASSWORD }, browser);
    expect(browser.cookies["sunny-session"]).not.toBe(first["sunny-session"]);
    expectProblem(await me(api.browser(first)), 401, "unauthenticated");
    expect((await me(browser)).status).toBe(200);
  });

  test("when somebody else signs in in the same browser", async () => {
    const [one, two] = [await api.member(["producer"]), await api.member(["producer"])];
    const browser = api.browser();
    await signIn({ email: one.email, password: PASSWORD }, browser);
    const first = { ...browser.cookies };
    await signIn({ email: two.email, password: PASSWORD }, browser);
    expectProblem(await me(api.browser(first)), 401, "unauthenticated");
    expect((await me(browser)).json.person.id).toBe(two.id);
  });

  test("in the list of one's own sessions, one by one or all others", async () => {
    const { email } = await api.member(["producer"]);
    const [here, there, elsewhere] = [api.browser(), api.browser(), api.browser()];
    for (const browser of [here, there, elsewhere]) await signIn({ email, password: PASSWORD }, browser);
    const { sessions } = (await me(here)).json;
    expect(sessions).toHaveLength(3);
    const thereId = (await me(there)).json.session.id;
    expect((await here.ask("DELETE", `/api/v1/account/sessions/${thereId}`)).status).toBe(204);
    expectProblem(await me(there), 401, "unauthenticated");
    expect((await here.ask("DELETE", "/api/v1/account/sessions")).json).toEqual({ ended: 1 });
    expectProblem(await me(elsewhere), 401, "unauthenticated");
    expect((await me(here)).status).toBe(200);
  });

  test("somebody else's session is not there", async () => {
    const { sessionId } = await opened();
    const { browser } = await opened();
    expectProblem(await browser.ask("DELETE", `/api/v1/account/sessions/${sessionId}`), 404, "not-found");
  });
});

describe("a page of another site", () => {
  const attempts: [what: string, headers: Record<string, string>, status: number, slug: string][] = [
    ["with its own origin", { Origin: "https://evil.example" }, 403, "cross-site-request"],
    ["with an origin that it hides", { Origin: "null" }, 403, "cross-site-request"],
    ["of a sibling site", { Origin: "http://localhost", "Sec-Fetch-Site": "same-site" }, 403, "cross-site-request"],
    ["across sites", { Origin: "http://localhost", "Sec-Fetch-Site": "cross-site" }, 403, "cross-site-request"],
    ["as a form would", { "Content-Type": "text/plain" }, 415, "unsupported-media-type"],
    [
      "as a form with parts would",
      { "Content-Type": "multipart/form-data; boundary=x" },
      415,
      "unsupported-media-type",
    ],
  ];
  test.each(attempts)("cannot act with the cookie: %s", async (_what, headers, status, slug) => {
    const { browser } = await api.signedIn("producer");
    const reply = await browser.ask("PUT", "/api/v1/account/password", { password: "quiet kettles count" }, headers);
    expectProblem(reply, status, slug);
  });

  test("cannot sign a browser in as somebody else", async () => {
    const { email } = await api.member(["producer"]);
    const headers = { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" };
    const reply = await api.browser().ask("POST", "/api/v1/sign-in/password", { email, password: PASSWORD }, headers);
    expectProblem(reply, 403, "cross-site-request");
  });
});

test("no password, code, cookie or token reaches the log or the record", async () => {
  const { email, secret } = await api.member(["admin"], { hasApp: true });
  const browser = api.browser();
  const code = codeNow(secret);
  await signIn({ email, password: "canary-wrong-password-1" }, browser);
  await signIn({ email, password: PASSWORD, code }, browser);
  const made = await browser.ask("POST", "/api/v1/tokens", { name: "ci", scopes: ["campaign:create"], days: 1 });
  expect(made.status).toBe(201);
  const written = JSON.stringify([
    stage.said,
    api.failures,
    await stage.prisma.auditEntry.findMany({ select: { before: true, after: true, actor: true } }),
    await stage.prisma.signInTry.findMany(),
    await stage.prisma.session.findMany(),
    await stage.prisma.token.findMany(),
  ]);
  const canaries = [PASSWORD, "canary-wrong-password-1", secret, browser.cookies["sunny-session"], made.json.token];
  expect(canaries.filter((canary) => written.includes(canary))).toEqual([]);
  expect(stage.said.some(({ message }) => message.includes("refused"))).toBe(true);
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "#core/clock.ts";
import { type Accounts, codeNow, expectProblem, PASSWORD, serveAccounts, waitAQuarter } from "../support/accounts.ts";
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

describe("signing in with a password", () => {
  test("opens a session in a cookie that scripts, other sites and plain http do not get", async () => {
    await using secure = await serveAccounts(stage, "https://videos.example.org");
    const { email } = await secure.member(["producer"]);
    const reply = await secure.browser().ask("POST", "/api/v1/sign-in/password", { email, password: PASSWORD });
    expect(reply.status).toBe(200);
    const [cookie = ""] = reply.headers.getSetCookie();
    const [pair = "", ...flags] = cookie.split("; ");
    // 43 letters of base64url are 256 bits.
    expect(pair).toMatch(/^__Host-sunny-session=[A-Za-z0-9_-]{43}$/);
    expect(flags.map((flag) => flag.replace(/=\d+$/, "")).sort()).toEqual(
      ["HttpOnly", "Max-Age", "Path=/", "SameSite=Lax", "Secure"].sort(),
    );
    expect(reply.headers.get("cache-control")).toBe("no-store");
  });

  test("on this machine it does without https, under a name that does not claim it", async () => {
    const { email } = await api.member(["producer"]);
    const browser = api.browser();
    expect((await signIn({ email, password: PASSWORD }, browser)).status).toBe(200);
    expect(Object.keys(browser.cookies)).toEqual(["sunny-session"]);
    expect((await me(browser)).json).toMatchObject({
      person: { email, roles: ["producer"] },
      session: { way: "password" },
    });
  });

  test("over plain http from elsewhere it is refused, whatever the password", async () => {
    await using open = await serveAccounts(stage, "http://videos.example.org");
    const { email } = await open.member(["producer"]);
    const reply = await open.browser().ask("POST", "/api/v1/sign-in/password", { email, password: PASSWORD });
    expectProblem(reply, 403, "https-required");
    expect(reply.headers.getSetCookie()).toEqual([]);
  });

  test("the secret is kept as its SHA-256 only", async () => {
    const { email, id } = await api.member(["producer"]);
    const browser = api.browser();
    await signIn({ email, password: PASSWORD }, browser);
    const rows = await stage.prisma.session.findMany({ where: { personId: id } });
    expect(rows.map(({ secretHash }) => secretHash)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(JSON.stringify(rows)).not.toContain(browser.cookies["sunny-session"]);
  });

  test("the address is taken in any case, the password only as it is", async () => {
    const { email } = await api.member(["producer"]);
    expect((await signIn({ email: ` ${email.toUpperCase()}`, password: PASSWORD })).status).toBe(200);
    expectProblem(await signIn({ email, password: PASSWORD.toUpperCase() }), 401, "authentication-failed");
    expectProblem(await signIn({ email, password: `${PASSWORD} ` }), 401, "authentication-failed");
  });

  test.each([
    ["of 65 characters", "quiet gravel otters walk home at noon and count nine green kettles"],
    ["in several scripts", "łódka 日本語 żaglówka ß🦦 ключ"],
    ["with spaces at both ends", "  gravel otters hum  "],
  ])("a password %s is accepted", async (_what, password) => {
    const { email } = await api.member(["producer"], { password });
    expect((await signIn({ email, password })).status).toBe(200);
  });

  test("a megabyte of password is refused before anyone looks at it", async () => {
    expectProblem(await signIn({ email: "a@example.org", password: "x".repeat(1_000_000) }), 413, "payload-too-large");
  });
});

describe("what is wrong is not told", () => {
  test("wrong password, unknown address, inactive person and passkey-only person look the same", async () => {
    const known = await api.member(["producer"]);
    const inactive = await api.member(["producer"]);
    await stage.prisma.person.update({ where: { id: inactive.id }, data: { isActive: false } });
    const without = await api.person("producer");
    const replies = [
      await signIn({ email: known.email, password: "not the password at all" }),
      await signIn({ email: "nobody@example.org", password: PASSWORD }),
      await signIn({ email: inactive.email, password: PASSWORD }),
      await signIn({ email: without.email, password: PASSWORD }),
      await signIn({ email: "no address", password: PASSWORD }),
    ];
    const shapes = replies.map(({ status, json: { requestId: _requestId, ...body }, headers }) => ({
      status,
      body,
      cookies: headers.getSetCookie(),
      challenge: headers.get("www-authenticate"),
    }));
    expect(shapes).toEqual(shapes.map(() => shapes[0]));
    expect(shapes[0]).toMatchObject({ status: 401, body: { type: "/problems/authentication-failed" }, cookies: [] });
  });

  test("an unknown address costs one hash, like a known one", async () => {
    const { email } = await api.member(["producer"]);
    const { passwords } = api.accounts;
    const asked: (string | null)[] = [];
    const verify = passwords.verify;
    passwords.verify = (hash, password) => {
      asked.push(hash && "known");
      return verify(hash, password);
    };
    try {
      await signIn({ email, password: "wrong wrong wrong" });
      await signIn({ email: "nobody@example.org", password: "wrong wrong wrong" });
    } finally {
      passwords.verify = verify;
    }
    expect(asked).toEqual(["known", null]);
  });
});

describe("guessing", () => {
  const wrong = (email: string, headers = {}) =>
    api.browser().ask("POST", "/api/v1/sign-in/password", { email, password: "wrong wrong wrong" }, headers);

  test.each(["known", "unknown"])(
    "the sixth try at a %s account waits, right or wrong, and says how long",
    async (kind) => {
      const { email } = kind === "known" ? await api.member(["producer"]) : { email: "nobody@example.org" };
      for (let tries = 0; tries < 5; tries += 1) expectProblem(await wrong(email), 401, "authentication-failed");
      const sixth = await signIn({ email, password: PASSWORD });
      expectProblem(sixth, 429, "too-many-tries");
      const seconds = Number(sixth.headers.get("retry-after"));
      expect(seconds).toBeGreaterThan(14 * 60);
      expect(seconds).toBeLessThanOrEqual(15 * 60);
      await waitAQuarter(stage);
      expect((await signIn({ email, password: PASSWORD })).status).toBe(kind === "known" ? 200 : 401);
    },
  );

  test("twenty tries at the same moment are five tries", async () => {
    const { email } = await api.member(["producer"]);
    const replies = await Promise.all(Array.from({ length: 20 }, () => wrong(email)));
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  test("a right password forgives the wrong ones before it, of this account only", async () => {
    const { email } = await api.member(["producer"]);
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 4; tries += 1) await wrong(email);
      expect((await signIn({ email, password: PASSWORD })).status).toBe(200);
    }
  });

  test("the fifty-first try from one address waits, whichever accounts it tried, and somebody's own success does not help", async () => {
    const { email } = await api.member(["producer"]);
    const now = Date.now();
    const { address } = await (async () => {
      await wrong("first@example.org");
      return stage.prisma.signInTry.findFirstOrThrow();
    })();
    const rows = Array.from({ length: 49 }, (_, n) => ({ account: `${n}`, address, at: new Date(now - n * MINUTE) }));
    await stage.prisma.signInTry.createMany({ data: rows.slice(0, 48) });
    expect((await signIn({ email, password: PASSWORD })).status).toBe(200);
    await stage.prisma.signInTry.createMany({ data: rows.slice(48) });
    const reply = await signIn({ email, password: PASSWORD });
    expectProblem(reply, 429, "too-many-tries");
    expect(Number(reply.headers.get("retry-after"))).toBeLessThanOrEqual(HOUR / 1000);
  });
});

describe("the second step", () => {
  test("is asked for once the password is right, and not before", async () => {
    const { email, secret } = await api.member(["admin"], { hasApp: true });
    expectProblem(
      await signIn({ email, password: "wrong wrong wrong", code: codeNow(secret) }),
      401,
      "authentication-failed",
    );
    expectProblem(await signIn({ email, password: PASSWORD }), 401, "second-step-required");
    const browser = api.browser();
    expect((await signIn({ email, password: PASSWORD, code: codeNow(secret) }, browser)).status).toBe(200);
    expect((await me(browser)).json.session).toMatchObject({ way: "password_and_totp", roles: ["admin"] });
  });

  test("a code counts once, also at the same moment in two browsers", async () => {
    const { email, secret } = await api.member(["admin"], { hasApp: true });
    const code = codeNow(secret);
    const both = await Promise.all([
      signIn({ email, password: PASSWORD, code }),
      signIn({ email, password: PASSWORD, code }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expectProblem(await signIn({ email, password: PASSWORD, code }), 401, "authentication-failed");
    expect((await signIn({ email, password: PASSWORD, code: codeNow(secret, 1) })).status).toBe(200);
    // A code of the step before is older than the one that was taken.
    expectProblem(await signIn({ email, password: PASSWORD, code: codeNow(secret) }), 401, "authentication-failed");
  });

  test("wrong codes count as tries, and asking without one neither counts nor forgives", async () => {
    const { email, secret } = await api.member(["admin"], { hasApp: true });
    const wrongCode = codeNow(secret) === "000000" ? "000001" : "000000";
    for (let tries = 0; tries < 5; tries += 1) {
      expectProblem(await signIn({ email, password: PASSWORD }), 401, "second-step-required");
      expectProblem(await signIn({ email, password: PASSWORD, code: wrongCode }), 401, "authentication-failed");
    }
    expectProblem(await signIn({ email, password: PASSWORD, code: codeNow(secret) }), 429, "too-many-tries");
  });

  test("the secret of the app is sealed, and opens for nobody else", async () => {
    const { id, secret } = await api.member(["admin"], { hasApp: true });
    const { sealed } = await stage.prisma.totp.findUniqueOrThrow({ where: { personId: id } });
    expect(sealed).not.toContain(secret);
    const other = await api.member(["admin"], { hasApp: true });
    expect(() => api.accounts.sealer.open({ personId: other.id, name: "totp" }, sealed)).toThrow(/person/);
  });
});

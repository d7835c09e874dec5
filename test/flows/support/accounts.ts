import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { expect } from "vitest";
import type { Role } from "#access/index.ts";
import type { AccountPorts } from "#accounts/index.ts";
import { openAuthenticate } from "#api/recognise.ts";
import { MINUTE, SECOND } from "#core/clock.ts";
import { openPasswordHasher } from "#infra/passwords/argon2.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { type Api, serveApi } from "./api.ts";
import type { Stage } from "./stage.ts";

export type Accounts = Awaited<ReturnType<typeof serveAccounts>>;
export type Browser = {
  cookies: Record<string, string>;
  ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
};
type Reply = Awaited<ReturnType<Api["ask"]>>;

export const PASSWORD = "gravel otters hum at noon";
const passwords = openPasswordHasher();

/** What real sign-in needs, under the origin that people see. */
export const accountPortsAt = (origin: string): AccountPorts => ({
  passwords,
  sealer: openSealer([Buffer.alloc(32, 7)]),
  relyingParty: { id: new URL(origin).hostname, name: "Sunny Corner", origin },
});

/**
 * The program's HTTP with its real sign-in, under the origin that it is told. `isOwnPort`: passkeys belong to the port
 * that it listens on, for a real browser to open.
 */
export async function serveAccounts(stage: Stage, origin = "http://localhost", { isOwnPort = false } = {}) {
  const accounts = accountPortsAt(origin);
  const { sealer, relyingParty } = accounts;
  const api = await serveApi(stage, {
    accounts,
    authenticate: openAuthenticate(stage.prisma, origin),
    site: { origin, links: {} },
  });
  const { prisma } = stage;
  const address = `http://localhost:${api.port}`;
  if (isOwnPort) relyingParty.origin = address;

  /** A browser: it keeps the cookie that it was given, and sends it with the origin of its page. */
  const browser = (cookies: Record<string, string> = {}): Browser => ({
    cookies,
    ask: async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> => {
      const cookie = Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join("; ");
      const sent = { Origin: origin, ...(cookie === "" ? {} : { Cookie: cookie }), ...headers };
      const reply = await api.ask(method, path, { ...(body === undefined ? {} : { body }), headers: sent });
      for (const line of reply.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === "") delete cookies[name];
        else cookies[name] = value;
      }
      return reply;
    },
  });

  const person = async (...roles: Role[]) => {
    const email = `${randomUUID()}@example.org`;
    const { id } = await prisma.person.create({ data: { email, name: "Wilma Fernweh", roles } });
    return { id, email };
  };

  return {
    ...api,
    address,
    prisma,
    accounts,
    browser,
    person,
    /** Someone who signs in with a password, and with an authenticator app where one is wanted. */
    member: async (roles: Role[], { password = PASSWORD, hasApp = false } = {}) => {
      const someone = await person(...roles);
      const hash = await passwords.hash(password);
      await prisma.password.create({ data: { personId: someone.id, hash, isLong: [...password].length >= 15 } });
      const secret = new Secret({ size: 20 });
      if (hasApp) {
        const sealed = sealer.seal({ personId: someone.id, name: "totp" }, secret.base32);
        await prisma.totp.create({ data: { personId: someone.id, sealed, confirmedAt: new Date() } });
      }
      return { ...someone, password, secret: secret.base32 };
    },
    /** A browser in which someone with these roles is signed in strongly, as of now. */
    signedIn: async (...roles: Role[]) => {
      const someone = await person(...roles);
      return { ...someone, ...(await openFor(stage, browser, someone.id)) };
    },
  };
}

async function openFor(stage: Stage, browser: (cookies: Record<string, string>) => Browser, personId: string) {
  const { openSession } = await import("#accounts/sessions/open-session.ts");
  const { databaseNow } = await import("#access/index.ts");
  const ctx = stage.as("sign-in");
  const { secret, sessionId } = await ctx.transaction(async (tx) => {
    const opening = { personId, way: "passkey", userAgent: "", replaces: null } as const;
    return openSession(tx, ctx, { ...opening, now: await databaseNow(tx) });
  });
  return { browser: browser({ "sunny-session": secret }), sessionId };
}

/** The code that an authenticator app shows; a step later when it is to be a new one. */
export function codeNow(secret: string, stepsOn = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.generate({ timestamp: Date.now() + stepsOn * 30 * SECOND });
}

/** Makes a session as old as given, as if that much time had passed since it was opened, proven and last used. */
export async function age(stage: Stage, sessionId: string, { openedMs = 0, usedMs = 0, provenMs = 0 }): Promise<void> {
  const ago = (ms: number) => new Date(Date.now() - ms);
  const { createdAt, expiresAt } = await stage.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
  const lasts = expiresAt.getTime() - createdAt.getTime();
  const data = {
    createdAt: ago(openedMs),
    expiresAt: new Date(ago(openedMs).getTime() + lasts),
    lastSeenAt: ago(usedMs),
    provenAt: ago(provenMs),
  };
  await stage.prisma.session.update({ where: { id: sessionId }, data });
}

/** Lets the failed tries of a quarter of an hour pass. */
export async function waitAQuarter(stage: Stage): Promise<void> {
  for (const { id, at } of await stage.prisma.signInTry.findMany()) {
    await stage.prisma.signInTry.update({ where: { id }, data: { at: new Date(at.getTime() - 15 * MINUTE) } });
  }
}

/** The reply is that refusal, and tells nothing more. */
export function expectProblem(reply: Reply, status: number, slug: string): void {
  expect({ status: reply.status, type: reply.json?.type }).toEqual({ status, type: `/problems/${slug}` });
}

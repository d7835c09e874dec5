import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { may, type Role } from "#access/index.ts";
import { ROLES } from "#accounts/index.ts";
import type { AnyRoute } from "#api/route.ts";
import { ROUTES } from "#api/routes/index.ts";
import { type Accounts, serveAccounts } from "../support/accounts.ts";
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

const nameOf = ({ method, path }: AnyRoute) => `${method.toUpperCase()} ${path}`;
const addressOf = ({ path }: AnyRoute) => path.replace(/:\w+/g, () => randomUUID());
const slugOf = (reply: { json: { type?: string } | null }) => reply.json?.type?.replace("/problems/", "");
const demanded = ROUTES.flatMap((route) => (typeof route.permission === "string" ? [route] : []));

/** Asks for something that is not there, with nothing in its body: enough to see who is let past the door. */
async function knock(route: AnyRoute, ask: (method: string, path: string, body?: unknown) => Promise<Reply>) {
  const { status, json } = await ask(route.method.toUpperCase(), addressOf(route), route.body ? {} : undefined);
  return { status, slug: slugOf({ json }) };
}
type Reply = { status: number; json: { type?: string } | null };

const isLetIn = ({ permission }: AnyRoute, role: Role) =>
  permission === "signed-in" ||
  (typeof permission === "string" && may({ type: "person", personId: "p", roles: [role] }, permission));

describe("every route asks who is there", () => {
  test("without a sign-in each of them answers 401, or says for which reason anyone may ask", async () => {
    for (const route of ROUTES) {
      const { status, slug } = await knock(route, api.browser().ask);
      const isOpen = typeof route.permission !== "string";
      expect([nameOf(route), isOpen || `${status} ${slug}`]).toEqual([nameOf(route), isOpen || "401 unauthenticated"]);
      if (typeof route.permission !== "string") expect(route.permission.anyone.length).toBeGreaterThan(10);
    }
    expect(demanded.length).toBeGreaterThan(15);
  });

  test.each(ROLES)("%s is let in where the table says so, and nowhere else", async (role) => {
    const off: string[] = [];
    for (const route of demanded) {
      // Some routes end the session that asks.
      const { browser } = await api.signedIn(role);
      const { status, slug } = await knock(route, browser.ask);
      const isRefused = status === 401 || (status === 403 && slug === "not-allowed");
      if (isRefused === isLetIn(route, role)) off.push(`${nameOf(route)}: ${status} ${slug}`);
    }
    expect(off).toEqual([]);
  });

  test("someone whose roles do not count yet is let in to their own account only", async () => {
    const { id } = await api.person("admin", "producer", "scheduler", "accuracy_reviewer", "brand_reviewer");
    const secret = await openSetUp(id);
    for (const route of demanded) {
      if (route.permission === "signed-in" || route.permission === "account:own") continue;
      const { status, slug } = await knock(route, api.browser({ "sunny-session": secret }).ask);
      expect([nameOf(route), status, slug]).toEqual([nameOf(route), 403, "not-allowed"]);
    }
  });

  test("a token without scopes is let in nowhere but where being signed in is enough, and changes nothing there", async () => {
    const { browser, id } = await api.signedIn("admin", "producer", "scheduler");
    const body = { name: "ci", scopes: ["person:list"], days: 1 };
    const { token, id: tokenId } = (await browser.ask("POST", "/api/v1/tokens", body)).json;
    await stage.prisma.token.update({ where: { id: tokenId }, data: { scopes: [] } });
    const audited = await stage.prisma.auditEntry.count();
    for (const route of demanded) {
      const ask = (method: string, path: string, sent?: unknown) => api.ask(method, path, { as: token, body: sent });
      const { status, slug } = await knock(route, ask);
      if (route.permission !== "signed-in")
        expect([nameOf(route), status, slug]).toEqual([nameOf(route), 403, "not-allowed"]);
    }
    expect(await stage.prisma.auditEntry.count()).toBe(audited);
    expect(await stage.prisma.session.count({ where: { personId: id, revokedAt: null } })).toBe(1);
  });

  test("what needs a fresh sign-in refuses one of six minutes ago", async () => {
    for (const route of demanded.filter(({ freshSignIn }) => freshSignIn)) {
      const { browser, sessionId } = await api.signedIn(...ROLES);
      await stage.prisma.session.update({
        where: { id: sessionId },
        data: { provenAt: new Date(Date.now() - 360_000) },
      });
      const { status, slug } = await knock(route, browser.ask);
      expect([nameOf(route), status, slug]).toEqual([nameOf(route), 401, "reauthenticate"]);
    }
  });
});

async function openSetUp(personId: string): Promise<string> {
  const { openSession } = await import("#accounts/sessions/open-session.ts");
  const ctx = stage.as("sign-in");
  const opened = await ctx.transaction((tx) =>
    openSession(tx, ctx, { personId, way: "set_up_link", userAgent: "", now: new Date(), replaces: null }),
  );
  return opened.secret;
}

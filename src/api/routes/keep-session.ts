import type { Context } from "#access/index.ts";
import type { OpenedSession } from "#accounts/index.ts";
import { RequestFault } from "../fault.ts";
import type { ApiPorts } from "../ports.ts";
import type { SessionCookie } from "../session-cookie.ts";

/** How sessions travel here. Throws RequestFault where they would be read on the way. */
export function requireCookie({ cookie }: ApiPorts): SessionCookie {
  if (cookie) return cookie;
  throw new RequestFault(403, "https-required", "Signing in needs https: set PUBLIC_URL to an https address.");
}

/** Answers with the cookie of a session that was opened or renewed. */
export function keepSession(ports: ApiPorts, ctx: Context, { secret, ...session }: OpenedSession) {
  const headers = { "Set-Cookie": requireCookie(ports).keep(secret, session.expiresAt, ctx.now()) };
  return { status: 200 as const, body: session, headers };
}

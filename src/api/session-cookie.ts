import { parse, serialize } from "cookie";
import { SECOND } from "#core/clock.ts";

const NAME = "sunny-session";

/** How the secret of a session travels. */
export type SessionCookie = {
  /** The secret in a Cookie header, or undefined. */
  read: (header: string | undefined) => string | undefined;
  /** A Set-Cookie header that keeps a secret until the session ends. */
  keep: (secret: string, until: Date, now: Date) => string;
  /** A Set-Cookie header that forgets it. */
  forget: () => string;
};

/**
 * The cookie for pages of this origin, or null where nobody may sign in: over plain http it would be read on the way.
 * This machine is the exception; there browsers refuse the prefix that binds a cookie to https and this host.
 */
export function sessionCookie(origin: string): SessionCookie | null {
  const { protocol, hostname } = new URL(origin);
  const isHttps = protocol === "https:";
  if (!isHttps && !isThisMachine(hostname)) return null;
  const name = isHttps ? `__Host-${NAME}` : NAME;
  const base = { path: "/", httpOnly: true, sameSite: "lax", secure: isHttps } as const;
  return {
    read: (header) => parse(header ?? "")[name] || undefined,
    keep: (secret, until, now) => {
      const maxAge = Math.max(0, Math.floor((until.getTime() - now.getTime()) / SECOND));
      return serialize(name, secret, { ...base, maxAge });
    },
    forget: () => serialize(name, "", { ...base, maxAge: 0 }),
  };
}

/** Whether an address leads to the machine of whoever opens it. */
export function isThisMachine(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127\./.test(hostname);
}

import type { Transaction } from "#access/index.ts";
import { recogniseSession, recogniseToken } from "#accounts/actions/index.ts";
import type { Authenticate } from "./authenticate.ts";
import { isThisMachine, sessionCookie } from "./session-cookie.ts";

const BEARER = /^Bearer +(\S{1,200})$/i;
const BASIC = /^Basic +([A-Za-z0-9+/]{1,600}={0,2})$/i;

/** Finds out who asks: by a token where one is sent, right or wrong, else by the session cookie. */
export function openAuthenticate(reader: Transaction, origin: string): Authenticate {
  const cookie = sessionCookie(origin);
  const isDemoHere = isThisMachine(new URL(origin).hostname);
  return async ({ headers }, takesPassword = false) => {
    if (headers.authorization !== undefined) {
      const token = tokenIn(headers.authorization) ?? (takesPassword ? passwordIn(headers.authorization) : undefined);
      return token === undefined ? undefined : recogniseToken(reader, token);
    }
    const secret = cookie?.read(headers.cookie);
    return secret === undefined ? undefined : recogniseSession(reader, secret, { isDemoHere });
  };
}

const tokenIn = (authorization: string) => BEARER.exec(authorization)?.[1];

// Whose it is stands in the token; the name before it may be any.
function passwordIn(authorization: string): string | undefined {
  const [, encoded] = BASIC.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const words = Buffer.from(encoded, "base64").toString("utf8");
  const at = words.indexOf(":");
  return at < 0 ? undefined : words.slice(at + 1);
}

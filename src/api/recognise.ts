import type { Transaction } from "#access/index.ts";
import { recogniseSession, recogniseToken } from "#accounts/actions/index.ts";
import type { Authenticate } from "./authenticate.ts";
import { isThisMachine, sessionCookie } from "./session-cookie.ts";

const BEARER = /^Bearer +(\S{1,200})$/i;

/** Finds out who asks: by a bearer token where one is sent, right or wrong, else by the session cookie. */
export function openAuthenticate(reader: Transaction, origin: string): Authenticate {
  const cookie = sessionCookie(origin);
  const isDemoHere = isThisMachine(new URL(origin).hostname);
  return async ({ headers }) => {
    if (headers.authorization !== undefined) {
      const [, token] = BEARER.exec(headers.authorization) ?? [];
      return token === undefined ? undefined : recogniseToken(reader, token);
    }
    const secret = cookie?.read(headers.cookie);
    return secret === undefined ? undefined : recogniseSession(reader, secret, { isDemoHere });
  };
}

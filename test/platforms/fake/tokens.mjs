import { randomUUID } from "node:crypto";

/** Access tokens that end when told to, and refresh tokens that may be used up by use. */
export function openTokens({ access, refresh, rotates = false }) {
  let valid = access;
  let refreshable = refresh;
  return {
    isValid: (request) => request.headers.authorization === `Bearer ${valid}`,
    expire: () => {
      valid = randomUUID();
    },
    revoke: () => {
      refreshable = randomUUID();
    },
    renew: (token) => (token === refreshable ? renewed() : undefined),
    issue: () => renewed(),
  };

  function renewed() {
    valid = `access-${randomUUID()}`;
    if (rotates) refreshable = `refresh-${randomUUID()}`;
    return { access: valid, refresh: refreshable };
  }
}

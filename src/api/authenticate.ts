import type { Request } from "express";
import type { Actor } from "#access/index.ts";

/** Who asks, and whether they proved so within the last minutes: some moves want a fresh proof. */
export type SignIn = { actor: Extract<Actor, { type: "person" | "token" }>; signedInAt: Date; isFresh: boolean };

/**
 * Finds out who asks, from the cookie or the bearer token of a request; undefined when nobody known does. A token is
 * taken as the password of HTTP Basic only where a route says so.
 */
export type Authenticate = (request: Request, takesPassword?: boolean) => Promise<SignIn | undefined>;

/** Whoever is not signed in: no permission names this job, so nothing is allowed. */
export const VISITOR: Actor = { type: "system", job: "visitor" };

import type { Actor, Transaction } from "#access/index.ts";
import { digestOf } from "../secrets.ts";
import { endOf, isFresh } from "../sessions/session-life.ts";
import { findSessionBySecret, touchSession } from "../sessions/store.ts";
import { rolesIn } from "../ways/ways.ts";

/** Who asks, and when they last proved it. */
export type Recognised = { actor: Extract<Actor, { type: "person" | "token" }>; signedInAt: Date; isFresh: boolean };

/**
 * Whose session a cookie is, or undefined when it is over, unknown, or its person inactive.
 * People of the demo may do with a password alone only where `isDemoHere`.
 */
export async function recogniseSession(
  tx: Transaction,
  secret: string,
  { isDemoHere }: { isDemoHere: boolean },
): Promise<Recognised | undefined> {
  const session = await findSessionBySecret(tx, digestOf(secret));
  if (!session?.isActive || endOf(session, session.now) !== null) return undefined;
  await touchSession(tx, session);
  const { id: sessionId, personId, locales, provenAt } = session;
  const roles = rolesIn(session.way, { ...session, isDemo: session.isDemo && isDemoHere });
  return {
    actor: { type: "person", personId, roles, locales, sessionId },
    signedInAt: provenAt,
    isFresh: isFresh(session, session.now),
  };
}

import { type Actor, databaseNow, type Transaction } from "#access/index.ts";
import { NotAllowedError, NotFoundError, ReauthenticateError } from "#core/errors.ts";
import { findPerson } from "../people/store.ts";
import { digestOf, newSecret } from "../secrets.ts";
import { lockWays } from "../ways/store.ts";
import { mayChangeWays, type SignInWay, type Ways } from "../ways/ways.ts";
import type { OpenedSession } from "./open-session.ts";
import { ABSOLUTE_MS, endOf, isFresh } from "./session-life.ts";
import { findSession, renewSession } from "./store.ts";

/** The session that asks, with its person. Throws NOT_ALLOWED without one, REAUTHENTICATE when it is over. */
export async function ownSession(tx: Transaction, actor: Actor) {
  if (actor.type !== "person" || actor.sessionId === undefined) {
    throw new NotAllowedError("Only a person who is signed in can do this.");
  }
  const now = await databaseNow(tx);
  const session = await findSession(tx, actor.sessionId);
  if (!session || session.personId !== actor.personId || endOf(session, now) !== null) {
    throw new ReauthenticateError("The session is over. Sign in again.");
  }
  const person = await findPerson(tx, session.personId);
  if (!person?.isActive) throw new NotFoundError("The person");
  return { session, person, now };
}

export type OwnSession = Awaited<ReturnType<typeof ownSession>>;

/** The session that asks, with a proof of the last minutes. Throws REAUTHENTICATE. */
export async function freshSession(tx: Transaction, actor: Actor): Promise<OwnSession> {
  const own = await ownSession(tx, actor);
  if (!isFresh(own.session, own.now)) throw new ReauthenticateError();
  return own;
}

/** The session that asks and may change how its person signs in, with the ways there are. Throws REAUTHENTICATE. */
export async function sessionForWays(tx: Transaction, actor: Actor): Promise<OwnSession & { ways: Ways }> {
  const own = await freshSession(tx, actor);
  const ways = await lockWays(tx, own.person.id);
  if (!mayChangeWays(own.session.way, ways)) {
    throw new ReauthenticateError(
      "Sign in with your passkey, or with the code of your authenticator app, to change this.",
    );
  }
  return { ...own, ways };
}

/** Gives the session a new secret after its person proved more of themselves. */
export async function renew(
  tx: Transaction,
  { session, now }: Pick<OwnSession, "session" | "now">,
  way: SignInWay,
): Promise<OpenedSession> {
  const secret = newSecret();
  const expiresAt = new Date(session.createdAt.getTime() + ABSOLUTE_MS);
  await renewSession(tx, { id: session.id, secretHash: digestOf(secret), way, provenAt: now, expiresAt });
  return { sessionId: session.id, secret, expiresAt };
}

import { type Actor, demand, type Transaction } from "#access/index.ts";
import { ownSession } from "../sessions/own-session.ts";
import { endOf, isFresh } from "../sessions/session-life.ts";
import { findSessions } from "../sessions/store.ts";
import { countRecoveryCodes, findPasskeys, readWays } from "../ways/store.ts";
import { needsStrongWay } from "../ways/ways.ts";

/** Who is signed in, what counts in this session, how they sign in, and where else they are signed in. */
export async function readAccount(tx: Transaction, actor: Actor) {
  demand(actor, "account:own");
  const { person, session, now } = await ownSession(tx, actor);
  const { id, email, name, roles, locales, isDemo } = person;
  const { hasPassword, hasTotp } = await readWays(tx, id);
  return {
    person: { id, email, name, roles, locales, isDemo, isNamed: person.namedFrom !== null },
    session: {
      id: session.id,
      way: session.way,
      roles: actor.type === "person" ? [...actor.roles] : [],
      isFresh: isFresh(session, now),
      expiresAt: session.expiresAt,
    },
    ways: {
      hasPassword,
      hasTotp,
      needsStrong: needsStrongWay(person),
      recoveryCodesLeft: await countRecoveryCodes(tx, id),
      passkeys: (await findPasskeys(tx, id)).map(shownPasskey),
    },
    sessions: (await findSessions(tx, id, now))
      .filter((one) => endOf(one, now) === null)
      .map(({ personId: _personId, secretHash: _secretHash, provenAt: _provenAt, revokedAt: _revokedAt, ...one }) => ({
        ...one,
        isThis: one.id === session.id,
      })),
  };
}

type Passkey = Awaited<ReturnType<typeof findPasskeys>>[number];

function shownPasskey({ id, name, isSynced, createdAt, lastUsedAt }: Passkey) {
  return { id, name, isSynced, createdAt, lastUsedAt };
}

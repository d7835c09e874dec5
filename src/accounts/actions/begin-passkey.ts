import { type Actor, demand, type Transaction } from "#access/index.ts";
import type { RelyingParty } from "../ports.ts";
import { sessionForWays } from "../sessions/own-session.ts";
import { registrationOptions } from "../ways/passkey-ceremony.ts";
import { findPasskeys, insertChallenge } from "../ways/store.ts";

/** What a browser needs to make a passkey for whoever asks; nothing changes until it answers. Throws REAUTHENTICATE. */
export async function beginPasskey(
  tx: Transaction,
  actor: Actor,
  relyingParty: RelyingParty,
): Promise<Awaited<ReturnType<typeof registrationOptions>>> {
  demand(actor, "account:own");
  const { person, now } = await sessionForWays(tx, actor);
  const options = await registrationOptions(relyingParty, person, await findPasskeys(tx, person.id));
  await insertChallenge(tx, { value: options.challenge, personId: person.id, now });
  return options;
}

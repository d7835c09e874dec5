import { type Actor, databaseNow, demand, type Transaction } from "#access/index.ts";
import type { RelyingParty } from "../ports.ts";
import { assertionOptions } from "../ways/passkey-ceremony.ts";
import { insertChallenge } from "../ways/store.ts";

/** What a browser needs to sign in with a passkey. It names nobody, so that nobody learns who has one. */
export async function beginPasskeySignIn(
  tx: Transaction,
  actor: Actor,
  relyingParty: RelyingParty,
): Promise<Awaited<ReturnType<typeof assertionOptions>>> {
  demand(actor, "session:open");
  const options = await assertionOptions(relyingParty);
  await insertChallenge(tx, { value: options.challenge, personId: null, now: await databaseNow(tx) });
  return options;
}

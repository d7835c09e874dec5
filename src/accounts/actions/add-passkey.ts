import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { AuthenticationFailedError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import type { RelyingParty } from "../ports.ts";
import type { OpenedSession } from "../sessions/open-session.ts";
import { renew, sessionForWays } from "../sessions/own-session.ts";
import { registrationSchema } from "../ways/passkey-answers.ts";
import { challengeIn, verifyRegistration } from "../ways/passkey-ceremony.ts";
import { insertPasskey, takeChallenge } from "../ways/store.ts";
import { wayAfter } from "../ways/ways.ts";

/** Passkeys of one person: enough for every device somebody has, too few to fill a table with. */
const MOST_PASSKEYS = 20;

const addPasskeySchema = z.strictObject({ name: visibleText(60), response: registrationSchema });
export type AddPasskey = z.input<typeof addPasskeySchema>;
export type AddedPasskey = { id: string; session: OpenedSession };

/**
 * Keeps a passkey that the browser made. Its challenge is used up whatever comes of it.
 * Throws AUTHENTICATION_FAILED, REAUTHENTICATE, INVALID_INPUT, WRONG_STATE when there are too many.
 */
export async function addPasskey(
  { ctx, input }: Call<AddPasskey>,
  { relyingParty }: { relyingParty: RelyingParty },
): Promise<AddedPasskey> {
  demand(ctx.actor, "account:own");
  const { name, response } = parseInput(addPasskeySchema, input, "passkey");
  const isAsked = await ctx.transaction(async (tx) => {
    const { person, now } = await sessionForWays(tx, ctx.actor);
    return takeChallenge(tx, { value: challengeIn(response), personId: person.id, now });
  });
  if (!isAsked) throw new AuthenticationFailedError();
  const { credential, credentialBackedUp } = await verifyRegistration(relyingParty, response);
  return ctx.transaction(async (tx) => {
    const own = await sessionForWays(tx, ctx.actor);
    if (own.ways.passkeys >= MOST_PASSKEYS) {
      throw new WrongStateError(`There are ${MOST_PASSKEYS} passkeys already: remove one that you no longer use.`);
    }
    const { id } = await insertPasskey(tx, {
      personId: own.person.id,
      credentialId: credential.id,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: credential.transports ?? [],
      isSynced: credentialBackedUp,
      name,
      createdAt: own.now,
    });
    await recordAudit(tx, ctx, { action: "passkey.add", entityType: "Passkey", entityId: id, after: { name } });
    const ways = { ...own.ways, passkeys: own.ways.passkeys + 1 };
    return { id, session: await renew(tx, own, wayAfter(own.session.way, ways, "passkey")) };
  });
}

import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { AuthenticationFailedError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import type { RelyingParty } from "../ports.ts";
import { type OpenedSession, openSession } from "../sessions/open-session.ts";
import { beginTry } from "../tries/begin-try.ts";
import { passTry } from "../tries/store.ts";
import { assertionSchema } from "../ways/passkey-answers.ts";
import { challengeIn, verifyAssertion } from "../ways/passkey-ceremony.ts";
import { findPasskeyByCredential, notePasskeyUse, takeChallenge } from "../ways/store.ts";

const signInWithPasskeySchema = z.strictObject({
  response: assertionSchema,
  address: z.string().max(60),
  userAgent: z.string().max(200).default(""),
  replaces: z.uuid().nullable().default(null),
});
export type SignInWithPasskey = z.input<typeof signInWithPasskeySchema>;

/**
 * Signs in with a passkey. Its challenge is used up whatever comes of it. Throws AUTHENTICATION_FAILED for a challenge
 * that is unknown, used or too old, another origin, a person who was not verified, a counter that went back, an unknown
 * passkey or an inactive person; TOO_MANY_TRIES.
 */
export async function signInWithPasskey(
  { ctx, input }: Call<SignInWithPasskey>,
  { relyingParty }: { relyingParty: RelyingParty },
): Promise<OpenedSession> {
  demand(ctx.actor, "session:open");
  const { response, address, ...browser } = parseInput(signInWithPasskeySchema, input, "sign-in");
  const { tryId, isAsked, passkey } = await ctx.transaction(async (tx) => ({
    tryId: await beginTry(tx, { email: null, address }),
    isAsked: await takeChallenge(tx, { value: challengeIn(response), personId: null, now: await databaseNow(tx) }),
    passkey: await findPasskeyByCredential(tx, response.id),
  }));
  const refuse = (reason: string, cause?: unknown): never => {
    ctx.log.warn({ address, passkeyId: passkey?.id, reason }, "A sign-in with a passkey was refused");
    throw new AuthenticationFailedError({ cause });
  };
  if (!isAsked) return refuse("the challenge is unknown, used or too old");
  if (!passkey?.person.isActive) return refuse("the passkey is unknown, or its person inactive");
  if (!isHandleOf(response.response.userHandle, passkey.personId)) return refuse("it names another person");
  const next = await verifyAssertion(relyingParty, response, passkey).catch((error: Error) =>
    refuse(error.cause instanceof Error ? error.cause.message : error.message, error),
  );
  return ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    if (!(await notePasskeyUse(tx, { id: passkey.id, counter: passkey.counter, next, now }))) {
      return refuse("it was used twice at once");
    }
    await passTry(tx, tryId, now);
    return openSession(tx, ctx, { personId: passkey.personId, way: "passkey", now, ...browser });
  });
}

// Not every authenticator tells whose it is; one that does tells the truth.
function isHandleOf(handle: string | null | undefined, personId: string): boolean {
  return !handle || Buffer.from(handle, "base64url").toString("hex") === personId.replaceAll("-", "");
}

import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { AuthenticationFailedError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { typedEmailSchema } from "../email.ts";
import { findPersonByEmail } from "../people/store.ts";
import { digestOf } from "../secrets.ts";
import { type OpenedSession, openSession } from "../sessions/open-session.ts";
import { beginTry } from "../tries/begin-try.ts";
import { passTry } from "../tries/store.ts";
import { plainRecoveryCode } from "../ways/recovery-codes.ts";
import { readWays, takeRecoveryCode } from "../ways/store.ts";

const signInWithRecoveryCodeSchema = z.strictObject({
  email: typedEmailSchema,
  code: z.string().max(60),
  address: z.string().max(60),
  userAgent: z.string().max(200).default(""),
  replaces: z.uuid().nullable().default(null),
});
export type SignInWithRecoveryCode = z.input<typeof signInWithRecoveryCodeSchema>;

/**
 * Lets a person without a password in with a recovery code, only to set up another passkey: the session has no role.
 * With a password the code goes beside it. Throws AUTHENTICATION_FAILED, TOO_MANY_TRIES.
 */
export async function signInWithRecoveryCode({ ctx, input }: Call<SignInWithRecoveryCode>): Promise<OpenedSession> {
  demand(ctx.actor, "session:open");
  const { email, code, address, ...browser } = parseInput(signInWithRecoveryCodeSchema, input, "sign-in");
  const tryId = await ctx.transaction((tx) => beginTry(tx, { email, address }));
  const opened = await ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const person = await findPersonByEmail(tx, email);
    if (!person?.isActive || (await readWays(tx, person.id)).hasPassword) return null;
    const codeHash = digestOf(plainRecoveryCode(code));
    if (!(await takeRecoveryCode(tx, { personId: person.id, codeHash, now }))) return null;
    await passTry(tx, tryId, now);
    const actor = { type: "person", personId: person.id, roles: [] } as const;
    const used = { action: "recovery-code.use", entityType: "Person", entityId: person.id } as const;
    await recordAudit(tx, { ...ctx, actor }, used);
    return openSession(tx, ctx, { personId: person.id, way: "recovery", now, ...browser });
  });
  if (opened) return opened;
  ctx.log.warn({ address }, "A sign-in with a recovery code was refused");
  throw new AuthenticationFailedError();
}

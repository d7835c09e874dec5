import { z } from "zod";
import { type Call, type Context, databaseNow, demand, type Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { AuthenticationFailedError, SecondStepRequiredError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { typedEmailSchema } from "../email.ts";
import { passwordSchema } from "../passwords/password-rules.ts";
import { findPersonByEmail } from "../people/store.ts";
import type { AccountPorts } from "../ports.ts";
import { type OpenedSession, openSession } from "../sessions/open-session.ts";
import { beginTry } from "../tries/begin-try.ts";
import { deleteTry, passTry } from "../tries/store.ts";
import { findPassword, lockWays, savePassword } from "../ways/store.ts";
import { takeCode } from "../ways/take-code.ts";
import type { SignInWay } from "../ways/ways.ts";

const signInWithPasswordSchema = z.strictObject({
  email: typedEmailSchema,
  password: passwordSchema,
  /** Of the authenticator app, or a recovery code. */
  code: z.string().max(60).optional(),
  address: z.string().max(60),
  userAgent: z.string().max(200).default(""),
  /** The session that this browser has until now. */
  replaces: z.uuid().nullable().default(null),
});
export type SignInWithPassword = z.input<typeof signInWithPasswordSchema>;
type Ports = Pick<AccountPorts, "passwords" | "sealer">;

/**
 * Signs in with a password, and with a code where the person has an authenticator app.
 * Throws AUTHENTICATION_FAILED (unknown, inactive and wrong all alike), SECOND_STEP_REQUIRED, TOO_MANY_TRIES,
 * UNAVAILABLE when too many sign in at once.
 */
export async function signInWithPassword(
  { ctx, input }: Call<SignInWithPassword>,
  ports: Ports,
): Promise<OpenedSession> {
  demand(ctx.actor, "session:open");
  const { email, password, code, address, ...browser } = parseInput(signInWithPasswordSchema, input, "sign-in");
  const { tryId, person, known } = await ctx.transaction(async (tx) => {
    const begun = await beginTry(tx, { email, address });
    const found = await findPersonByEmail(tx, email);
    return { tryId: begun, person: found, known: found && (await findPassword(tx, found.id)) };
  });
  // Hashing takes long on purpose, for which no transaction may wait.
  const isRight = await ports.passwords.verify(known?.hash ?? null, password);
  if (!isRight || !person?.isActive || !known) {
    ctx.log.warn({ address }, "A sign-in with a password was refused");
    throw new AuthenticationFailedError();
  }
  const rehashed = ports.passwords.isCurrent(known.hash) ? null : await ports.passwords.hash(password);

  const opened = await ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const ways = await lockWays(tx, person.id);
    // Changed while it was hashed: then it was another password that was right.
    if ((await findPassword(tx, person.id))?.hash !== known.hash) return "refused";
    const way = ways.hasTotp ? await secondStep(tx, { ctx, personId: person.id, code, now }, ports) : "password";
    if (way === "missing") await deleteTry(tx, tryId);
    if (way === "missing" || way === "refused") return way;
    await passTry(tx, tryId, now);
    if (rehashed !== null) await savePassword(tx, person.id, { ...known, hash: rehashed });
    return openSession(tx, ctx, { personId: person.id, way, now, ...browser });
  });
  if (opened === "missing") throw new SecondStepRequiredError();
  if (opened === "refused") {
    ctx.log.warn({ address, personId: person.id }, "The second step of a sign-in was refused");
    throw new AuthenticationFailedError();
  }
  return opened;
}

async function secondStep(
  tx: Transaction,
  step: { ctx: Context; personId: string; code: string | undefined; now: Date },
  { sealer }: Ports,
): Promise<SignInWay | "missing" | "refused"> {
  const { ctx, personId, code, now } = step;
  if (code === undefined || code === "") return "missing";
  const taken = await takeCode(tx, { personId, code, now }, sealer);
  if (taken === null) return "refused";
  if (taken === "totp") return "password_and_totp";
  const actor = { type: "person", personId, roles: [] } as const;
  await recordAudit(tx, { ...ctx, actor }, { action: "recovery-code.use", entityType: "Person", entityId: personId });
  return "password_and_recovery";
}

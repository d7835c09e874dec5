import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { InvalidInputError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { faultOfPassword, isLong, passwordSchema } from "../passwords/password-rules.ts";
import type { PasswordHasher } from "../ports.ts";
import type { OpenedSession } from "../sessions/open-session.ts";
import { renew, sessionForWays } from "../sessions/own-session.ts";
import { endSessions } from "../sessions/store.ts";
import { savePassword } from "../ways/store.ts";
import { faultOfWays, wayAfter } from "../ways/ways.ts";

const setPasswordSchema = z.strictObject({ password: passwordSchema });
export type SetPassword = z.input<typeof setPasswordSchema>;

/**
 * Sets or changes one's own password, and ends all other sessions. Throws REAUTHENTICATE, INVALID_INPUT for a password
 * that is too short or easily guessed, WRONG_STATE when the roles need a passkey or an authenticator app first.
 */
export async function setPassword(
  { ctx, input }: Call<SetPassword>,
  { passwords }: { passwords: PasswordHasher },
): Promise<OpenedSession> {
  demand(ctx.actor, "account:own");
  const { password } = parseInput(setPasswordSchema, input, "password");
  await ctx.transaction(async (tx) => {
    const { person, ways } = await sessionForWays(tx, ctx.actor);
    const fault = faultOfPassword(password, { ...person, hasSecondStep: ways.hasTotp });
    if (fault !== null) throw new InvalidInputError("password", [{ path: "password", message: fault }]);
  });
  // Hashing takes long on purpose, for which no transaction may wait.
  const hash = await passwords.hash(password);
  return ctx.transaction(async (tx) => {
    const own = await sessionForWays(tx, ctx.actor);
    const ways = { ...own.ways, hasPassword: true, isPasswordLong: isLong(password) };
    const fault = faultOfWays(ways, own.person);
    if (fault !== null) throw new WrongStateError(fault);
    await savePassword(tx, own.person.id, { hash, isLong: isLong(password), setAt: own.now });
    await endSessions(tx, own.person.id, { now: own.now, except: own.session.id });
    await recordAudit(tx, ctx, { action: "password.set", entityType: "Person", entityId: own.person.id });
    return renew(tx, own, wayAfter(own.session.way, ways, "password"));
  });
}

import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { InvalidInputError, NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import type { PersonSealer } from "../ports.ts";
import { digestOf } from "../secrets.ts";
import type { OpenedSession } from "../sessions/open-session.ts";
import { renew, sessionForWays } from "../sessions/own-session.ts";
import { endSessions } from "../sessions/store.ts";
import { newRecoveryCode, RECOVERY_CODES } from "../ways/recovery-codes.ts";
import { findTotp, replaceRecoveryCodes, takeTotpStep } from "../ways/store.ts";
import { TOTP_SECRET } from "../ways/take-code.ts";
import { stepOfCode } from "../ways/totp.ts";
import { wayAfter } from "../ways/ways.ts";

const confirmTotpSchema = z.strictObject({ code: z.string().max(10) });
export type ConfirmTotp = z.input<typeof confirmTotpSchema>;
export type ConfirmedTotp = { recoveryCodes: string[]; session: OpenedSession };

/**
 * Takes an authenticator app into use with a code of it, gives out new recovery codes and ends all other sessions.
 * Throws INVALID_INPUT for a wrong code, NOT_FOUND when none was begun, REAUTHENTICATE.
 */
export async function confirmTotp(
  { ctx, input }: Call<ConfirmTotp>,
  { sealer }: { sealer: PersonSealer },
): Promise<ConfirmedTotp> {
  demand(ctx.actor, "account:own");
  const { code } = parseInput(confirmTotpSchema, input, "code");
  return ctx.transaction(async (tx) => {
    const own = await sessionForWays(tx, ctx.actor);
    const { person, now } = own;
    const totp = await findTotp(tx, person.id);
    if (!totp || totp.confirmedAt !== null) throw new NotFoundError("An authenticator app that waits for its code");
    const secret = sealer.open({ personId: person.id, name: TOTP_SECRET }, totp.sealed);
    const step = stepOfCode(secret, code.replaceAll(" ", ""), now);
    if (step === null || !(await takeTotpStep(tx, person.id, step, now))) {
      throw new InvalidInputError("code", [{ path: "code", message: "is not the code that the app shows now" }]);
    }
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await replaceRecoveryCodes(tx, person.id, recoveryCodes.map(digestOf));
    await endSessions(tx, person.id, { now, except: own.session.id });
    await recordAudit(tx, ctx, { action: "totp.confirm", entityType: "Person", entityId: person.id });
    const ways = { ...own.ways, hasTotp: true };
    return { recoveryCodes, session: await renew(tx, own, wayAfter(own.session.way, ways, "totp")) };
  });
}

import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { endConsent, findConsent } from "../store.ts";

const withdrawConsentSchema = z.strictObject({ consentId: z.uuid(), reason: visibleText(500) });
export type WithdrawConsent = z.input<typeof withdrawConsentSchema>;

/** Takes a consent back, at once: nothing that shows this person goes out by it any more. Throws INVALID_INPUT, NOT_FOUND, WRONG_STATE. */
export async function withdrawConsent({ ctx, input }: Call<WithdrawConsent>): Promise<{ withdrawnAt: Date }> {
  demand(ctx.actor, "presenter:edit");
  const { consentId, reason } = parseInput(withdrawConsentSchema, input, "consent");
  return ctx.transaction(async (tx) => {
    if (!(await findConsent(tx, consentId))) throw new NotFoundError(`The consent ${consentId}`);
    const withdrawnAt = await databaseNow(tx);
    if (!(await endConsent(tx, consentId, withdrawnAt))) throw new WrongStateError("It was taken back already.");
    await recordAudit(tx, ctx, {
      action: "consent.withdraw",
      entityType: "Consent",
      entityId: consentId,
      after: { withdrawnAt },
      reason,
    });
    return { withdrawnAt };
  });
}

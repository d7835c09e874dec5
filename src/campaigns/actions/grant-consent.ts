import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { DAY, dayOf, startOfDay } from "#core/clock.ts";
import { InvalidInputError, NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { newConsentSchema } from "../edits.ts";
import { findPresenterById, insertConsent } from "../store.ts";

const grantConsentSchema = newConsentSchema.extend({ presenterId: z.uuid() });
export type GrantConsent = z.input<typeof grantConsentSchema>;

/** Writes down what a presenter agreed to, up to the end of a day. Throws INVALID_INPUT, NOT_FOUND. */
export async function grantConsent({ ctx, input }: Call<GrantConsent>): Promise<{ id: string }> {
  demand(ctx.actor, "presenter:edit");
  const { presenterId, scope, channels, until } = parseInput(grantConsentSchema, input, "consent");
  const grantedAt = ctx.now();
  if (until < dayOf(grantedAt)) {
    const message = "is over already: a consent is for days to come";
    throw new InvalidInputError("consent", [{ path: "until", message, reason: "invalid-range" }]);
  }
  return ctx.transaction(async (tx) => {
    if (!(await findPresenterById(tx, presenterId))) throw new NotFoundError(`The presenter ${presenterId}`);
    const expiresAt = new Date(startOfDay(until).getTime() + DAY);
    const { id } = await insertConsent(tx, { presenterId, scope, channels, grantedAt, expiresAt });
    await recordAudit(tx, ctx, {
      action: "consent.grant",
      entityType: "Consent",
      entityId: id,
      after: { presenterId, scope, channels, expiresAt },
    });
    return { id };
  });
}

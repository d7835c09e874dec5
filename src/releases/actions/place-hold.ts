import { z } from "zod";
import { type Call, databaseNow, demand, may } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { InvalidInputError, NotAllowedError, NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { holdScopeSchema } from "../hold-scope.ts";
import { countSlotsIn, findMissing, findUnderWay, insertHold, lockClaims } from "../holds/store.ts";

const placeHoldSchema = z.strictObject({
  on: holdScopeSchema,
  reason: visibleText(500),
  /** When it ends by itself. */
  expiresAt: z.date().optional(),
});
export type PlaceHold = z.input<typeof placeHoldSchema>;

export type PlacedHold = {
  holdId: string;
  /** Slots that are not released yet and that it stops. */
  slots: number;
  /** Deliveries that had been begun: they are not stopped. */
  underWay: string[];
};

/**
 * Stops releases before they happen. Once this returns, no slot that it stops is claimed and nothing of it is begun to
 * be sent; what was on its way already is told. Throws NOT_FOUND, INVALID_INPUT for an end in the past.
 */
export async function placeHold({ ctx, input }: Call<PlaceHold>): Promise<PlacedHold> {
  demand(ctx.actor, "hold:place");
  const { on, reason, expiresAt } = parseInput(placeHoldSchema, input, "hold");
  if (ctx.actor.type === "system") throw new NotAllowedError("Somebody has to answer for a hold.");
  const { personId: ownerId } = ctx.actor;
  const scope = on === "everything" ? {} : on;
  return ctx.transaction(async (tx) => {
    await lockClaims(tx, "alone");
    const missing = await findMissing(tx, scope);
    if (missing) throw new NotFoundError(missing);
    if (expiresAt && expiresAt <= (await databaseNow(tx))) {
      throw new InvalidInputError("hold", [{ path: "expiresAt", message: "is in the past; leave it out for no end" }]);
    }
    // Whoever may lift a hold for accuracy answers for accuracy: the hold is one.
    const isAccuracy = may(ctx.actor, "hold:lift-accuracy");
    const hold = await insertHold(tx, { ...scope, reason, ownerId, isAccuracy, expiresAt: expiresAt ?? null });
    await recordAudit(tx, ctx, { action: "hold.place", entityType: "Hold", entityId: hold.id, after: hold, reason });
    const underWay = await findUnderWay(tx, scope);
    return { holdId: hold.id, slots: await countSlotsIn(tx, scope), underWay: underWay.map(({ id }) => id) };
  });
}

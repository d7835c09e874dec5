import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { wallTimeSchema } from "#core/wall-time.ts";
import { lockSlot, type Slot } from "../store.ts";
import { relocateSlot } from "./relocate-slot.ts";

const moveSlotSchema = z.strictObject({
  slotId: z.uuid(),
  /** The version that the person saw. */
  version: z.int().nonnegative(),
  wallTime: wallTimeSchema,
  reason: visibleText(500).optional(),
});
export type MoveSlot = z.input<typeof moveSlotSchema>;

/**
 * Gives a slot another time before it is released; from then on it is a person's and no rule replaces it.
 * Throws NOT_FOUND, STALE_VERSION when it changed since it was read, WRONG_STATE once it is released or where the time is
 * taken, INVALID_INPUT for a time that cannot be.
 */
export async function moveSlot({ ctx, input }: Call<MoveSlot>): Promise<Slot> {
  demand(ctx.actor, "slot:move");
  const { slotId, version, wallTime, reason } = parseInput(moveSlotSchema, input, "slot");
  return ctx.transaction(async (tx) => {
    const slot = await lockSlot(tx, slotId);
    if (!slot) throw new NotFoundError("The slot");
    const now = await databaseNow(tx);
    return relocateSlot({ ctx, input: { slot, version, wallTime, reason: reason ?? null, now } }, tx);
  });
}

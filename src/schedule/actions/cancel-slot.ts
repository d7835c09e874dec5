import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import type { Slot } from "../store.ts";
import { endSlot } from "./end-slot.ts";

const cancelSlotSchema = z.strictObject({
  slotId: z.uuid(),
  version: z.int().nonnegative(),
  reason: visibleText(500),
});
export type CancelSlot = z.input<typeof cancelSlotSchema>;

/**
 * Takes a slot away: its episode is without one, and the next planning gives it another.
 * Throws NOT_FOUND, STALE_VERSION, WRONG_STATE once it is released, INVALID_INPUT without a reason.
 */
export async function cancelSlot({ ctx, input }: Call<CancelSlot>): Promise<Slot> {
  demand(ctx.actor, "slot:skip");
  const seen = parseInput(cancelSlotSchema, input, "slot");
  return ctx.transaction((tx) => endSlot({ ctx, input: { ...seen, to: "cancelled" } }, tx));
}

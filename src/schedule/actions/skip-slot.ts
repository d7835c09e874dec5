import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import type { Slot } from "../store.ts";
import { endSlot } from "./end-slot.ts";

const skipSlotSchema = z.strictObject({
  slotId: z.uuid(),
  version: z.int().nonnegative(),
  reason: visibleText(500),
});
export type SkipSlot = z.input<typeof skipSlotSchema>;

/**
 * Leaves a slot out: its episode stays at home unless a person places it again.
 * Throws NOT_FOUND, STALE_VERSION, WRONG_STATE once it is released, INVALID_INPUT without a reason.
 */
export async function skipSlot({ ctx, input }: Call<SkipSlot>): Promise<Slot> {
  demand(ctx.actor, "slot:skip");
  const seen = parseInput(skipSlotSchema, input, "slot");
  return ctx.transaction((tx) => endSlot({ ctx, input: { ...seen, to: "skipped" } }, tx));
}

import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { lockSlot, type Slot } from "../store.ts";
import { changeSlot } from "./change-slot.ts";

const cancelSlotSchema = z.strictObject({ slotId: z.uuid(), version: z.int().nonnegative(), reason: visibleText(500) });
export type CancelSlot = z.input<typeof cancelSlotSchema>;

/**
 * Takes a slot away: its episode is without one, and the next planning gives it another.
 * Throws NOT_FOUND, STALE_VERSION, WRONG_STATE once it is released, INVALID_INPUT without a reason.
 */
export async function cancelSlot({ ctx, input }: Call<CancelSlot>): Promise<Slot> {
  demand(ctx.actor, "slot:skip");
  const { slotId, version, reason } = parseInput(cancelSlotSchema, input, "slot");
  return ctx.transaction(async (tx) => {
    const slot = await lockSlot(tx, slotId);
    if (!slot) throw new NotFoundError("The slot");
    const { schedule: _schedule, ...row } = slot;
    const change = {
      slot: { ...row, version },
      to: "cancelled",
      action: "slot.cancel",
      reason,
      nextCheckAt: null,
    } as const;
    return changeSlot({ ctx, input: change }, tx);
  });
}

import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { lockSlot, type Slot } from "../store.ts";
import { changeSlot } from "./change-slot.ts";

const skipSlotSchema = z.strictObject({ slotId: z.uuid(), version: z.int().nonnegative(), reason: visibleText(500) });
export type SkipSlot = z.input<typeof skipSlotSchema>;

/**
 * Leaves a slot out: its episode stays at home unless a person places it again.
 * Throws NOT_FOUND, STALE_VERSION, WRONG_STATE once it is released, INVALID_INPUT without a reason.
 */
export async function skipSlot({ ctx, input }: Call<SkipSlot>): Promise<Slot> {
  demand(ctx.actor, "slot:skip");
  const { slotId, version, reason } = parseInput(skipSlotSchema, input, "slot");
  return ctx.transaction(async (tx) => {
    const slot = await lockSlot(tx, slotId);
    if (!slot) throw new NotFoundError("The slot");
    const { schedule: _schedule, ...row } = slot;
    const change = {
      slot: { ...row, version },
      to: "skipped",
      action: "slot.skip",
      reason,
      nextCheckAt: null,
    } as const;
    return changeSlot({ ctx, input: change }, tx);
  });
}

import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { wallTimeSchema } from "#core/wall-time.ts";
import { type LockedSlot, lockSchedule, lockSlot, parkSlots, type Slot } from "../store.ts";
import { relocateSlot } from "./relocate-slot.ts";

const MOST_AT_ONCE = 200;

const moveSlotsSchema = z.strictObject({
  scheduleId: z.uuid(),
  moves: z
    .array(z.strictObject({ slotId: z.uuid(), version: z.int().positive(), wallTime: wallTimeSchema }))
    .min(1, "needs at least one move")
    .max(MOST_AT_ONCE)
    .refine((moves) => new Set(moves.map(({ slotId }) => slotId)).size === moves.length, "moves one slot twice"),
  reason: visibleText(500).optional(),
});
export type MoveSlots = z.input<typeof moveSlotsSchema>;

/**
 * Saves the moves of a proposal: all of them, or none; they may take each other's places.
 * Throws as `moveSlot` does.
 */
export async function moveSlots({ ctx, input }: Call<MoveSlots>): Promise<Slot[]> {
  demand(ctx.actor, "slot:move");
  const { scheduleId, moves, reason = null } = parseInput(moveSlotsSchema, input, "moves");
  return ctx.transaction(async (tx) => {
    await lockSchedule(tx, scheduleId);
    const locked: { slot: LockedSlot; version: number; wallTime: string }[] = [];
    for (const { slotId, version, wallTime } of moves) {
      const slot = await lockSlot(tx, slotId);
      if (slot?.scheduleId !== scheduleId) throw new NotFoundError("One of the slots");
      locked.push({ slot, version, wallTime });
    }
    const now = await databaseNow(tx);
    await parkSlots(
      tx,
      locked.map(({ slot }) => slot.id),
    );
    const moved: Slot[] = [];
    for (const one of locked) moved.push(await relocateSlot({ ctx, input: { ...one, reason, now } }, tx));
    return moved;
  });
}

import { type Call, databaseNow, demand } from "#access/index.ts";
import { DAY } from "#core/clock.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { findSlotsOfOtherData, insertSlotHold, type Slot, updateSlot } from "../store.ts";
import { resolveWallTime } from "../zones.ts";
import { changeSlot } from "./change-slot.ts";

// So many at once that a transaction stays short.
const BATCH = 25;
// Somebody may be waiting for it already: a person says whether the new instant is right.
const NEEDS_PERSON_WITHIN_MS = DAY;

/**
 * Works out again when slots are due whose instants come from other time-zone data than ours: wall times stay.
 * One that moves and was or is due within a day is held for a person.
 */
export async function retimeSlots({
  ctx,
}: Call<Record<string, never>>): Promise<{ retimed: string[]; held: string[] }> {
  demand(ctx.actor, "slot:retime");
  const retimed: string[] = [];
  const held: string[] = [];
  for (;;) {
    const isMore = await ctx.transaction(async (tx) => {
      const now = await databaseNow(tx);
      const slots = await findSlotsOfOtherData(tx, { tzdbVersion: TZDB_VERSION, after: now, limit: BATCH });
      for (const slot of slots) {
        const { wallTime, timeZone } = slot;
        const { instant, shifted } = resolveWallTime({ wallTime, timeZone });
        if (instant.getTime() === slot.nominalAt.getTime()) {
          await updateSlot(tx, slot, { tzdbVersion: TZDB_VERSION });
          continue;
        }
        const isSoon = [instant, slot.nominalAt].some((at) => at.getTime() < now.getTime() + NEEDS_PERSON_WITHIN_MS);
        const reason = `the clocks of ${timeZone} changed (time-zone data ${slot.tzdbVersion} to ${TZDB_VERSION})`;
        const input = {
          slot,
          to: slot.state,
          action: "slot.retimed",
          reason,
          ...newTime(slot, instant, shifted),
        } as const;
        await changeSlot({ ctx, input }, tx);
        retimed.push(slot.id);
        if (!isSoon) continue;
        await insertSlotHold(tx, { slotId: slot.id, reason: `${reason}: is the new time right?`, job: "retime-slots" });
        held.push(slot.id);
      }
      return slots.length === BATCH;
    });
    if (!isMore) return { retimed, held };
  }
}

function newTime({ jitterMs }: Slot, nominalAt: Date, isShifted: boolean) {
  const dueAt = new Date(nominalAt.getTime() + jitterMs);
  return { nextCheckAt: dueAt, set: { nominalAt, dueAt, isShifted, tzdbVersion: TZDB_VERSION } };
}

import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { wallTimeSchema } from "#core/wall-time.ts";
import { findSchedule, insertSlot, isEpisodeOf, type Slot } from "../store.ts";
import { chooseTime } from "./choose-time.ts";

const placeSlotSchema = z.strictObject({
  scheduleId: z.uuid(),
  episodeId: z.uuid(),
  at: z.union([z.literal("now"), z.strictObject({ wallTime: wallTimeSchema })]),
});
export type PlaceSlot = z.input<typeof placeSlotSchema>;

/**
 * Gives an episode a time in a schedule; the same episode at the same time again changes nothing.
 * Throws NOT_FOUND, INVALID_INPUT for a time that cannot be, WRONG_STATE when another episode has that time.
 */
export async function placeSlot({ ctx, input }: Call<PlaceSlot>): Promise<Slot> {
  demand(ctx.actor, "slot:place");
  const { scheduleId, episodeId, at } = parseInput(placeSlotSchema, input, "slot");
  return ctx.transaction(async (tx) => {
    const schedule = await findSchedule(tx, scheduleId);
    if (!schedule) throw new NotFoundError("The schedule");
    if (!(await isEpisodeOf(tx, episodeId, schedule.campaignId))) throw new NotFoundError("The episode");
    const now = await databaseNow(tx);
    const unless = (taken: Slot) => taken.episodeId === episodeId;
    const { wallTime, instant, isShifted, taken } = await chooseTime({ schedule, at, now, unless }, tx);
    if (taken) return taken;

    const slot = await insertSlot(tx, {
      scheduleId,
      episodeId,
      ruleVersion: schedule.version,
      wallTime,
      timeZone: schedule.timeZone,
      nominalAt: instant,
      dueAt: instant,
      tzdbVersion: TZDB_VERSION,
      isShifted,
      state: "scheduled",
      nextCheckAt: instant,
    });
    await recordAudit(tx, ctx, { action: "slot.place", entityType: "Slot", entityId: slot.id, after: slot });
    return slot;
  });
}

import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { MINUTE } from "#core/clock.ts";
import { InvalidInputError, NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { wallTimeSchema } from "#core/wall-time.ts";
import { slotTime } from "../slot-time.ts";
import { findSchedule, findSlotAt, insertSlot, isEpisodeOf, type Slot } from "../store.ts";

const placeSlotSchema = z.strictObject({
  scheduleId: z.uuid(),
  episodeId: z.uuid(),
  at: z.union([z.literal("now"), z.strictObject({ wallTime: wallTimeSchema })]),
});
export type PlaceSlot = z.input<typeof placeSlotSchema>;

// A form takes a moment to fill in, so a time that has only just passed still counts.
const PAST_TOLERANCE_MS = MINUTE;

/**
 * Gives an episode a time in a schedule; the same episode at the same time again changes nothing.
 * Throws NOT_FOUND, INVALID_INPUT for the past, WRONG_STATE when another episode has that time.
 */
export async function placeSlot({ ctx, input }: Call<PlaceSlot>): Promise<Slot> {
  demand(ctx.actor, "slot:place");
  const { scheduleId, episodeId, at } = parseInput(placeSlotSchema, input, "slot");
  return ctx.transaction(async (tx) => {
    const schedule = await findSchedule(tx, scheduleId);
    if (!schedule) throw new NotFoundError("The schedule");
    if (!(await isEpisodeOf(tx, episodeId, schedule.campaignId))) throw new NotFoundError("The episode");
    const { timeZone } = schedule;
    const now = await databaseNow(tx);
    const { wallTime, instant, isShifted } = slotTime({ at, now, timeZone });
    if (instant.getTime() < now.getTime() - PAST_TOLERANCE_MS) {
      throw new InvalidInputError("slot", [{ path: "wallTime", message: `${wallTime} in ${timeZone} is in the past` }]);
    }

    const taken = await findSlotAt(tx, scheduleId, instant);
    if (taken?.episodeId === episodeId) return taken;
    if (taken) throw new WrongStateError(`Another episode has ${wallTime} already.`);

    const slot = await insertSlot(tx, {
      scheduleId,
      episodeId,
      wallTime,
      timeZone,
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

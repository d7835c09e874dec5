import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { wallTimeSchema } from "#core/wall-time.ts";
import { closeTask, findMissedTask, insertSlot, lockSlot, type Slot } from "../store.ts";
import { chooseTime } from "./choose-time.ts";
import { insertManualSlot } from "./insert-manual-slot.ts";

const reason = visibleText(500);
const decideMissedSchema = z.strictObject({
  slotId: z.uuid(),
  decision: z.discriminatedUnion("do", [
    z.strictObject({ do: z.literal("release"), reason }),
    z.strictObject({ do: z.literal("move"), reason, wallTime: wallTimeSchema }),
    z.strictObject({ do: z.literal("skip"), reason }),
  ]),
});
export type DecideMissed = z.input<typeof decideMissedSchema>;

/**
 * Says what becomes of a missed slot: the episode goes out now, at another time, or not. The missed slot stays missed;
 * a new one makes up for it. Throws NOT_FOUND, WRONG_STATE when it was not missed or is decided already, INVALID_INPUT.
 */
export async function decideMissed({ ctx, input }: Call<DecideMissed>): Promise<{ slot: Slot | null }> {
  demand(ctx.actor, "slot:decide");
  const { slotId, decision } = parseInput(decideMissedSchema, input, "decision");
  return ctx.transaction(async (tx) => {
    const missed = await lockSlot(tx, slotId);
    if (!missed) throw new NotFoundError("The slot");
    const task = await findMissedTask(tx, slotId);
    if (missed.state !== "missed" || !task) throw new WrongStateError("Nothing is left to decide about this slot.");
    const { schedule, episodeId } = missed;
    const now = await databaseNow(tx);
    await closeTask(tx, task.id, now);
    await recordAudit(tx, ctx, {
      action: "slot.decide",
      entityType: "Slot",
      entityId: slotId,
      before: { state: missed.state, reason: missed.stateReason },
      after: decision,
      reason: decision.reason,
    });
    if (decision.do === "skip") return { slot: null };
    if (decision.do === "release") {
      const action = "slot.release-now" as const;
      const wanted = { schedule, episodeId, action, reason: decision.reason, replacesId: slotId };
      return { slot: await insertManualSlot({ ctx, input: wanted }, tx) };
    }
    const time = await chooseTime({ schedule, at: { wallTime: decision.wallTime }, now }, tx);
    const slot = await insertSlot(tx, {
      scheduleId: schedule.id,
      episodeId,
      replacesId: slotId,
      ruleVersion: schedule.version,
      wallTime: time.wallTime,
      timeZone: schedule.timeZone,
      nominalAt: time.instant,
      dueAt: time.instant,
      tzdbVersion: TZDB_VERSION,
      isShifted: time.isShifted,
      state: "scheduled",
      nextCheckAt: time.instant,
    });
    await recordAudit(tx, ctx, { action: "slot.place", entityType: "Slot", entityId: slot.id, after: slot });
    return { slot };
  });
}

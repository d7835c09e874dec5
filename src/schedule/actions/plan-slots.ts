import type { Call, Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { insertSlots, type ScheduleWithAll } from "../store.ts";
import { proposeSlots } from "./propose-slots.ts";

/** Gives each episode without a slot one by the rule, as the proposal shows them. The schedule is locked by the caller. */
export async function planSlots({ ctx, input: schedule }: Call<ScheduleWithAll>, tx: Transaction) {
  const { slots: rows, rollout } = await proposeSlots(tx, schedule);
  const slots = await insertSlots(tx, rows);
  if (slots.length > 0) {
    await recordAudit(tx, ctx, {
      action: "schedule.plan",
      entityType: "Schedule",
      entityId: schedule.id,
      after: {
        ruleVersion: schedule.version,
        slots: slots.map(({ id, episodeId, wallTime }) => ({ id, episodeId, wallTime })),
      },
    });
  }
  return { slots, unplaced: rollout.unplaced };
}

import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { timetableSchema } from "#campaigns/index.ts";
import { HOUR, MINUTE } from "#core/clock.ts";
import { NotFoundError, StaleVersionError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { blackoutRows } from "../blackout-rows.ts";
import { demandTurns } from "../demand-turns.ts";
import { findPlannedSlots, findSchedule, lockSchedule, updateSchedule } from "../store.ts";
import { changeSlot } from "./change-slot.ts";
import type { Planned } from "./materialise-slots.ts";
import { planSlots } from "./plan-slots.ts";

const editScheduleSchema = z.strictObject({
  scheduleId: z.uuid(),
  version: z.int().nonnegative(),
  plan: timetableSchema,
});
export type EditSchedule = z.input<typeof editScheduleSchema>;

/**
 * Gives a schedule another rule. Only slots that the old rule made and nobody touched are replaced; what a person
 * placed or moved, and what is due or later, stays. Throws NOT_FOUND, STALE_VERSION, INVALID_INPUT.
 */
export async function editSchedule({ ctx, input }: Call<EditSchedule>): Promise<Planned & { replaced: string[] }> {
  demand(ctx.actor, "slot:plan");
  const { scheduleId, version, plan } = parseInput(editScheduleSchema, input, "schedule");
  const { timeZone, cadence: rule, graceHours, jitterMinutes } = plan;
  return ctx.transaction(async (tx) => {
    await lockSchedule(tx, scheduleId);
    const before = await findSchedule(tx, scheduleId);
    if (!before) throw new NotFoundError("The schedule");
    demandTurns(plan, before.campaign);
    const row = {
      timeZone,
      rule,
      graceMs: graceHours * HOUR,
      mostJitterMs: jitterMinutes * MINUTE,
      blackouts: blackoutRows(plan),
    };
    if (!(await updateSchedule(tx, { id: scheduleId, version, ...row }))) {
      throw new StaleVersionError("The schedule");
    }
    const { timeZone: zone, rule: old, graceMs, mostJitterMs, blackouts } = before;
    const was = { timeZone: zone, rule: old, graceMs, mostJitterMs, blackouts, version };
    const facts = { action: "schedule.edit", entityType: "Schedule", entityId: scheduleId } as const;
    await recordAudit(tx, ctx, { ...facts, before: was, after: row });

    const planned = await findPlannedSlots(tx, scheduleId, await databaseNow(tx));
    for (const slot of planned) {
      const reason = "the schedule has another rule";
      const change = { slot, to: "cancelled", action: "slot.cancel", reason, nextCheckAt: null } as const;
      await changeSlot({ ctx, input: change }, tx);
    }
    const schedule = await findSchedule(tx, scheduleId);
    if (!schedule) throw new NotFoundError("The schedule");
    return { ...(await planSlots({ ctx, input: schedule }, tx)), replaced: planned.map(({ id }) => id) };
  });
}

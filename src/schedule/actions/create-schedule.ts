import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { timetableSchema } from "#campaigns/index.ts";
import { HOUR, MINUTE } from "#core/clock.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { slugSchema } from "#core/text.ts";
import { blackoutRows } from "../blackout-rows.ts";
import { demandTurns } from "../demand-turns.ts";
import { findCampaign, insertSchedule, type ScheduleWithAll } from "../store.ts";

const createScheduleSchema = z.strictObject({ campaignId: z.uuid(), name: slugSchema, plan: timetableSchema });
export type CreateSchedule = z.input<typeof createScheduleSchema>;

/** Creates a campaign's schedule: its cadence, blackouts and how late a slot may still be released. Throws NOT_FOUND, INVALID_INPUT, WRONG_STATE when its name is taken. */
export async function createSchedule({
  ctx,
  input,
}: Call<CreateSchedule>): Promise<{ scheduleId: string; schedule: ScheduleWithAll }> {
  demand(ctx.actor, "slot:place");
  const { campaignId, name, plan } = parseInput(createScheduleSchema, input, "schedule");
  const { timeZone, cadence, graceHours, jitterMinutes } = plan;
  const blackouts = blackoutRows(plan);
  return ctx.transaction(async (tx) => {
    const campaign = await findCampaign(tx, campaignId);
    if (!campaign) throw new NotFoundError("The campaign");
    demandTurns(plan, campaign);
    if (campaign.schedules.some((schedule) => schedule.name === name)) {
      throw new WrongStateError(`The campaign has a schedule ${name} already.`);
    }
    const row = {
      campaignId,
      name,
      timeZone,
      rule: cadence,
      graceMs: graceHours * HOUR,
      mostJitterMs: jitterMinutes * MINUTE,
      blackouts,
    };
    const schedule = await insertSchedule(tx, row);
    const { id } = schedule;
    await recordAudit(tx, ctx, { action: "schedule.create", entityType: "Schedule", entityId: id, after: row });
    return { scheduleId: id, schedule };
  });
}

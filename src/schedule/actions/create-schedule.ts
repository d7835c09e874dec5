import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import type { CampaignFile } from "#campaigns/index.ts";
import { HOUR } from "#core/clock.ts";
import { insertSchedule } from "../store.ts";
import { resolveWallTime } from "../zones.ts";

export type CreateSchedule = {
  campaignId: string;
  name: string;
  plan: Pick<CampaignFile, "timeZone" | "cadence" | "blackouts" | "graceHours">;
};

/** Creates a campaign's schedule: its cadence, blackouts and how late a slot may still be released. */
export async function createSchedule({ ctx, input }: Call<CreateSchedule>): Promise<{ scheduleId: string }> {
  demand(ctx.actor, "slot:place");
  const { campaignId, name, plan } = input;
  const { timeZone, cadence, graceHours } = plan;
  const instantOf = (wallTime: string) => resolveWallTime({ wallTime, timeZone }).instant;
  const blackouts = plan.blackouts.map(({ from, until, reason, policy }) => ({
    fromWall: from,
    untilWall: until,
    fromAt: instantOf(from),
    untilAt: instantOf(until),
    reason,
    policy,
  }));
  return ctx.transaction(async (tx) => {
    const row = { campaignId, name, timeZone, rule: cadence, graceMs: graceHours * HOUR, blackouts };
    const { id } = await insertSchedule(tx, row);
    await recordAudit(tx, ctx, { action: "schedule.create", entityType: "Schedule", entityId: id, after: row });
    return { scheduleId: id };
  });
}

import type { z } from "zod";
import { databaseNow, type Transaction } from "#access/index.ts";
import type { timetableSchema } from "#campaigns/index.ts";
import { HOUR, MINUTE } from "#core/clock.ts";
import { NotFoundError } from "#core/errors.ts";
import { blackoutRows } from "../blackout-rows.ts";
import { demandTurns } from "../demand-turns.ts";
import type { RolloutEpisode, UnplacedEpisode } from "../plan.ts";
import { findPlannedSlots, findSchedule } from "../store.ts";
import { proposeSlots } from "./propose-slots.ts";

export type PlanPreview = {
  version: number;
  /** In the order of the series; without `from` it has no time now, without `to` it would have none. */
  changes: { episode: RolloutEpisode; from: string | null; to: string | null; isShifted: boolean }[];
  unplaced: UnplacedEpisode[];
};

/** What `editSchedule` would do with this plan; saves nothing. Throws NOT_FOUND, INVALID_INPUT. */
export async function previewPlan(
  tx: Transaction,
  { scheduleId, plan }: { scheduleId: string; plan: z.output<typeof timetableSchema> },
): Promise<PlanPreview> {
  const schedule = await findSchedule(tx, scheduleId);
  if (!schedule) throw new NotFoundError("The schedule");
  demandTurns(plan, schedule.campaign);
  const replaced = await findPlannedSlots(tx, scheduleId, await databaseNow(tx));
  const next = {
    ...schedule,
    timeZone: plan.timeZone,
    rule: plan.cadence,
    graceMs: plan.graceHours * HOUR,
    mostJitterMs: plan.jitterMinutes * MINUTE,
    blackouts: blackoutRows(plan),
    version: schedule.version + 1,
  };
  const { slots, rollout } = await proposeSlots(tx, next, { without: replaced.map(({ id }) => id) });
  const kept = new Set(slots.map(({ wallTime }) => wallTime));
  const coming = rollout.slots.filter(({ wallTime }) => kept.has(wallTime));
  const episodes = new Map<string, RolloutEpisode>();
  for (const { episode } of [...replaced, ...coming]) episodes.set(episode.slug, episode);
  const changes = [...episodes.values()].map((episode) => {
    const to = coming.find((slot) => slot.episode.slug === episode.slug);
    const from = replaced.find((slot) => slot.episode.slug === episode.slug);
    return {
      episode,
      from: from?.wallTime ?? null,
      to: to?.wallTime ?? null,
      isShifted: to?.shifted ?? false,
    };
  });
  changes.sort((a, b) => a.episode.position - b.episode.position);
  return { version: schedule.version, changes, unplaced: rollout.unplaced };
}

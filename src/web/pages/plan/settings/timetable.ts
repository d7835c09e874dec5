import { type Cadence, cadenceSchema } from "#campaigns/index.ts";
import type { ItemOf } from "../../../api/calls.ts";
import type { Blackout } from "./Blackouts.tsx";
import { cadenceOf, type Draft, draftOf } from "./cadence.ts";

export type Schedule = ItemOf<"get /api/v1/campaigns/:campaignId/schedules">;

/** A schedule as it is edited. */
export type Timetable = {
  timeZone: string;
  draft: Draft;
  blackouts: Blackout[];
  graceHours: string;
  jitterMinutes: string;
};

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The rule of a schedule; null where an older program wrote one that cannot be read. */
export const ruleOf = ({ rule }: Pick<Schedule, "rule">): Cadence | null => cadenceSchema.safeParse(rule).data ?? null;

export function timetableOf(schedule: Schedule, startsOn: string): Timetable {
  return {
    timeZone: schedule.timeZone,
    draft: draftOf(ruleOf(schedule), startsOn),
    blackouts: schedule.blackouts.map(({ id, fromWall, untilWall, reason, policy }) => ({
      key: id,
      from: fromWall.slice(0, 16),
      until: untilWall.slice(0, 16),
      reason,
      policy,
    })),
    graceHours: String(schedule.graceMs / HOUR),
    jitterMinutes: String(schedule.mostJitterMs / MINUTE),
  };
}

export const newTimetable = (timeZone: string, startsOn: string): Timetable => ({
  timeZone,
  draft: draftOf(null, startsOn),
  blackouts: [],
  graceHours: "6",
  jitterMinutes: "0",
});

/** What the API takes; it checks all of it. */
export function planOf({ timeZone, draft, blackouts, graceHours, jitterMinutes }: Timetable) {
  return {
    timeZone,
    cadence: cadenceOf(draft) as Cadence,
    blackouts: blackouts.map(({ from, until, reason, policy }) => ({ from, until, reason, policy })),
    graceHours: Number(graceHours),
    jitterMinutes: Number(jitterMinutes),
  };
}

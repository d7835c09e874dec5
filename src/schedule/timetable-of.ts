import { type Blackout, timetableSchema } from "#campaigns/index.ts";
import { dayOf } from "#core/clock.ts";
import type { Timetable } from "./turns.ts";

/** A schedule and its campaign as they are stored. */
export type StoredSchedule = {
  timeZone: string;
  rule: unknown;
  campaign: { startsOn: Date; endsOn: Date };
  blackouts: readonly { fromWall: string; untilWall: string; reason: string; policy: Blackout["policy"] }[];
};

/** The timetable of a stored schedule. Throws for a rule that no version of the program wrote. */
export function timetableOf({ timeZone, rule, campaign, blackouts }: StoredSchedule): Timetable {
  return {
    timeZone,
    startsOn: dayOf(campaign.startsOn),
    endsOn: dayOf(campaign.endsOn),
    cadence: timetableSchema.shape.cadence.parse(rule),
    blackouts: blackouts.map(({ fromWall: from, untilWall: until, reason, policy }) => ({
      from,
      until,
      reason,
      policy,
    })),
  };
}

import type { CampaignFileEpisode, Limits } from "#campaigns/index.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { readableWallTime } from "#core/wall-time.ts";
import type { Timetable, Turn } from "./turns.ts";

/** An episode as the plan names it; positions count from 1. */
export type RolloutEpisode = { position: number; slug: string; title: string };

/** What the planner needs to know of a campaign, from its file or from the database. */
export type RolloutCampaign = Timetable & { limits?: Limits | undefined; episodes: PlannedEpisode[] };

/** An episode with all that binds it to a time. `position` is its place in the whole series; without it, in the list. */
export type PlannedEpisode = Pick<CampaignFileEpisode, "slug" | "title" | "notBefore" | "window" | "after"> & {
  position?: number;
};

/** A proposed slot. `instant` is ISO 8601 in UTC; `heldFor` is the reason of a blackout in which a person decides. */
export type PlannedSlot = {
  episode: RolloutEpisode;
  /** Whose slot it is, where a campaign names its audiences; an episode has one slot for each. */
  audience?: string;
  locale?: string;
  wallTime: string;
  timeZone: string;
  instant: string;
  shifted: boolean;
  tzdbVersion: string;
  heldFor?: string;
  notes: string[];
};

/** An episode that got no slot: why, and what could give. */
export type UnplacedEpisode = {
  episode: RolloutEpisode;
  reason: "after_end" | "blackout" | "window" | "prerequisite";
  message: string;
  remedy: string;
};

/** The slots of an episode at a turn: one for each audience. */
export function slotsAt(episode: RolloutEpisode, turn: Turn, notes: readonly string[] = []): PlannedSlot[] {
  const { wallTime, times, blackout } = turn;
  return times.map(({ instant, shownAs, shifted, repeated, timeZone, audience, locale }) => ({
    episode,
    ...(audience !== undefined && { audience }),
    ...(locale !== undefined && { locale }),
    wallTime,
    timeZone,
    instant: instant.toISOString(),
    shifted,
    tzdbVersion: TZDB_VERSION,
    ...(blackout && { heldFor: blackout.reason }),
    notes: [
      ...notes,
      ...(blackout ? [`held, a person decides: ${blackout.reason}`] : []),
      ...(shifted ? [`the clocks jump over this time, so it goes out at ${readableWallTime(shownAs)}`] : []),
      ...(repeated ? ["the clocks pass this time twice, and the first one counts"] : []),
    ],
  }));
}

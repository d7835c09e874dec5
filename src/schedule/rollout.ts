import type { Blackout, CampaignFileEpisode } from "#campaigns/index.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { readableWallTime } from "#core/wall-time.ts";
import { type Timetable, type Turn, turnsOf } from "./cadence.ts";
import { resolveWallTime } from "./zones.ts";

/** An episode as the plan names it; positions count from 1. */
export type RolloutEpisode = { position: number; slug: string; title: string };

/** A proposed slot. `instant` is ISO 8601 in UTC; `heldFor` is the reason of a blackout in which a person decides. */
export type PlannedSlot = {
  episode: RolloutEpisode;
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
  reason: "after_end" | "blackout";
  message: string;
  remedy: string;
};

/** A proposal: nothing is stored or released by it. */
export type Rollout = { timeZone: string; slots: PlannedSlot[]; unplaced: UnplacedEpisode[]; notes: string[] };

/** What the planner needs to know of a campaign, from its file or from the database. */
export type RolloutCampaign = Timetable & { episodes: Pick<CampaignFileEpisode, "slug" | "title" | "notBefore">[] };

/** `from` is a local date of the campaign. */
export type RolloutRequest = { campaign: RolloutCampaign; from?: string | undefined; now: Date };

type Waiting = { episode: RolloutEpisode; notBefore: Date | undefined; notes: string[] };

/**
 * Lays the episodes on the cadence in order, one a slot, from a local date on (the campaign's start without one) and
 * never before `now`. Nothing is squeezed: an episode that does not fit is listed. Throws RangeError for a bad date.
 */
export function planRollout({ campaign, from = campaign.startsOn, now }: RolloutRequest): Rollout {
  const { timeZone, endsOn } = campaign;
  const rollout: Rollout = { timeZone, slots: [], unplaced: [], notes: [] };
  const queue = queueOf(campaign);
  let pastTurns = 0;

  for (const turn of turnsOf(campaign, from)) {
    if (queue.length === 0) break;
    if (turn.instant < now) {
      if (turn.isBeforeEnd) pastTurns += 1;
      continue;
    }
    const index = queue.findIndex(({ notBefore }) => notBefore === undefined || notBefore <= turn.instant);
    const next = queue[index];
    if (next === undefined) {
      rollout.notes.push(`${readableWallTime(turn.wallTime)} stays free: the episodes left wait for their dates.`);
      continue;
    }
    if (turn.blackout?.policy === "shift") {
      // Not promised to a date yet, an episode may wait longer than the 28 days by which a slot may be moved.
      if (next.notes.length === 0) next.notes.push(`moved on from ${nameOf(turn)}: ${turn.blackout.reason}`);
      continue;
    }
    queue.splice(index, 1);
    if (!turn.isBeforeEnd) rollout.unplaced.push(afterEnd(next, turn, endsOn));
    else if (turn.blackout?.policy === "skip") rollout.unplaced.push(leftOut(next, turn, turn.blackout));
    else rollout.slots.push(slotOf(next, turn, timeZone));
  }

  if (pastTurns > 0)
    rollout.notes.unshift(`Times of the cadence that have passed already and stay empty: ${pastTurns}.`);
  rollout.unplaced.push(...queue.map((left) => afterEnd(left, undefined, endsOn)));
  return rollout;
}

function queueOf({ episodes, timeZone }: RolloutCampaign): Waiting[] {
  return episodes.map(({ slug, title, notBefore }, index) => ({
    episode: { position: index + 1, slug, title },
    notBefore: notBefore === undefined ? undefined : resolveWallTime({ wallTime: notBefore, timeZone }).instant,
    notes: [],
  }));
}

function slotOf({ episode, notes }: Waiting, turn: Turn, timeZone: string): PlannedSlot {
  const { wallTime, instant, shownAs, shifted, repeated, blackout } = turn;
  return {
    episode,
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
  };
}

function leftOut({ episode }: Waiting, turn: Turn, { reason }: Blackout): UnplacedEpisode {
  return {
    episode,
    reason: "blackout",
    message: `its turn, ${nameOf(turn)}, is left out: ${reason}`,
    remedy: `give that blackout the policy "shift", or place the episode by hand`,
  };
}

function afterEnd({ episode, notes }: Waiting, turn: Turn | undefined, endsOn: string): UnplacedEpisode {
  const turnText = turn ? `its turn would be ${nameOf(turn)}` : "its turn would be more than a year later";
  return {
    episode,
    reason: "after_end",
    message: [`${turnText}, and the campaign ends before ${endsOn}`, ...notes].join("; "),
    remedy: "end the campaign later, add a weekday to the cadence, or leave an earlier episode out",
  };
}

function nameOf({ wallTime }: Turn): string {
  return readableWallTime(wallTime);
}

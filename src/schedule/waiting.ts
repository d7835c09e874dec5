import { DAY } from "#core/clock.ts";
import { wallTimeToMs } from "#core/wall-time.ts";
import type { PlannedEpisode, RolloutCampaign, RolloutEpisode } from "./plan.ts";
import type { Turn } from "./turns.ts";

/** A slot may be moved by so much to get out of a blackout, and no further. */
export const LONGEST_SHIFT_MS = 28 * DAY;

/** An episode that has no slot yet. */
export type Waiting = Pick<PlannedEpisode, "notBefore" | "window"> & {
  episode: RolloutEpisode;
  /** Slugs of those that must be out before it, as far as they are in this plan. */
  after: string[];
  /** Its first turn, if a blackout took it. */
  turnedAway: Turn | undefined;
  notes: string[];
};

/** The episodes in their order; a prerequisite that is not in the list counts as out, and the plan says so. */
export function queueOf({ episodes }: Pick<RolloutCampaign, "episodes">): Waiting[] {
  const slugs = new Set(episodes.map(({ slug }) => slug));
  return episodes.map(({ slug, title, notBefore, window, after = [], position }, index) => {
    const absent = after.filter((name) => !slugs.has(name));
    return {
      episode: { position: position ?? index + 1, slug, title },
      notBefore,
      window,
      after: after.filter((name) => slugs.has(name)),
      turnedAway: undefined,
      notes: absent.map((name) => `comes after ${name}, which is not in this plan`),
    };
  });
}

/** Whether a turn is at a time that suits the episode, whatever else it waits for. */
export function suits({ notBefore, window }: Pick<Waiting, "notBefore" | "window">, { times }: Turn): boolean {
  if (notBefore === undefined && window === undefined) return true;
  return times.every(
    ({ shownAs }) =>
      (notBefore === undefined || notBefore <= shownAs) &&
      (window === undefined || (window.from <= shownAs && shownAs < window.until)),
  );
}

/** Whether its window has closed for good. */
export function isTooLate({ window }: Waiting, { times }: Turn): boolean {
  return window !== undefined && times.some(({ shownAs }) => shownAs >= window.until);
}

/** Whether a blackout would have moved the episode further than a slot may be moved. */
export function isShiftedTooFar({ turnedAway }: Waiting, { wallTime }: Turn): boolean {
  return turnedAway !== undefined && wallTimeToMs(wallTime) - wallTimeToMs(turnedAway.wallTime) > LONGEST_SHIFT_MS;
}

/**
 * Whose turn it is of those that suit it: an episode in its window before the others, the one whose window closes first
 * at the head; then the order of the list.
 */
export function nextOf(queue: readonly Waiting[], turn: Turn, isOut: (slug: string) => boolean): Waiting | undefined {
  let first: Waiting | undefined;
  let urgent: { waiting: Waiting; until: string } | undefined;
  for (const waiting of queue) {
    const { window } = waiting;
    if (first !== undefined && window === undefined) continue;
    if (!suits(waiting, turn) || !waiting.after.every(isOut)) continue;
    first ??= waiting;
    if (window !== undefined && (urgent === undefined || window.until < urgent.until))
      urgent = { waiting, until: window.until };
  }
  return urgent?.waiting ?? first;
}

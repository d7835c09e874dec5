import type { Blackout } from "#campaigns/index.ts";
import { readableWallTime } from "#core/wall-time.ts";
import type { UnplacedEpisode } from "./plan.ts";
import type { Turn } from "./turns.ts";
import type { Waiting } from "./waiting.ts";

/** Its turn lies in a blackout that leaves episodes out. */
export function leftOut({ episode }: Waiting, turn: Turn, { reason }: Blackout): UnplacedEpisode {
  return {
    episode,
    reason: "blackout",
    message: `its turn, ${nameOf(turn)}, is left out: ${reason}`,
    remedy: `give that blackout the policy "shift", or place the episode by hand`,
  };
}

/** A blackout is so long that its episode would come more than 28 days late. */
export function shiftedTooFar({ episode, turnedAway }: Waiting, turn: Turn): UnplacedEpisode {
  const first = turnedAway ?? turn;
  return {
    episode,
    reason: "blackout",
    message: `its turn, ${nameOf(first)}, is closed (${first.blackout?.reason ?? "blackout"}), and the next free one, ${nameOf(turn)}, is more than 28 days later`,
    remedy: "shorten that blackout, add a weekday to the cadence, or place the episode by hand",
  };
}

/** No turn was free in the time that it wants. */
export function outsideWindow({ episode, window, notes }: Waiting, holders: readonly string[]): UnplacedEpisode {
  const name = window?.name === undefined ? "" : `${window.name}, `;
  const span = window ? `${readableWallTime(window.from)} to ${readableWallTime(window.until)}` : "";
  const others = holders.length === 0 ? "" : `: ${holders.join("; ")}`;
  return {
    episode,
    reason: "window",
    message: [`it wants ${name}${span}, and no turn is free for it there${others}`, ...notes].join("; "),
    remedy: "widen its window, add a turn to the cadence in that time, or place it by hand",
  };
}

/** An episode that must be out before it has no slot itself. */
export function withoutPrerequisite({ episode }: Waiting, missing: string): UnplacedEpisode {
  return {
    episode,
    reason: "prerequisite",
    message: `it comes after ${missing}, which has no slot`,
    remedy: `make room for ${missing}, or let this one go without it`,
  };
}

/** Its slot is lost to a move by hand, and none is left for it before the end. */
export function noTurnLeft({ episode, window }: Waiting, turn: Turn, why: string): UnplacedEpisode {
  return {
    episode,
    reason: window === undefined ? "after_end" : "window",
    message: `it cannot keep ${nameOf(turn)}: ${why}, and no later turn is free for it`,
    remedy: "end the campaign later, add a weekday to the cadence, or move something else",
  };
}

/** The campaign is over before its turn. */
export function afterEnd({ episode, notes }: Waiting, turn: Turn | undefined, endsOn: string): UnplacedEpisode {
  const turnText = turn ? `its turn would be ${nameOf(turn)}` : "its turn would be more than a year later";
  return {
    episode,
    reason: "after_end",
    message: [`${turnText}, and the campaign ends before ${endsOn}`, ...notes].join("; "),
    remedy: "end the campaign later, add a weekday to the cadence, or leave an earlier episode out",
  };
}

/** A turn as people read it. */
export function nameOf({ wallTime }: Turn): string {
  return readableWallTime(wallTime);
}

import { type BrokenLimit, type LimitBook, limitBook, limitsInWords } from "./limits.ts";
import { type PlannedSlot, type RolloutCampaign, slotsAt, type UnplacedEpisode } from "./plan.ts";
import { lookingAhead, type TurnLine } from "./turn-line.ts";
import { type Turn, turnsOf } from "./turns.ts";
import { afterEnd, leftOut, nameOf, outsideWindow, shiftedTooFar, withoutPrerequisite } from "./unplaced.ts";
import { urgentPrerequisites } from "./urgent.ts";
import { isShiftedTooFar, isTooLate, nextOf, queueOf, type Waiting } from "./waiting.ts";

/** A proposal: nothing is stored or released by it. */
export type Rollout = { timeZone: string; slots: PlannedSlot[]; unplaced: UnplacedEpisode[]; notes: string[] };

/** `from` is a local date of the campaign. */
export type RolloutRequest = { campaign: RolloutCampaign; from?: string | undefined; now: Date };

type Plan = {
  campaign: RolloutCampaign;
  queue: Waiting[];
  /** Those of the queue, at the start, that want a time of their own. */
  windowed: Waiting[];
  book: LimitBook;
  /** Turns that are taken, by the slug of their episode. */
  taken: Map<string, Turn>;
  slots: PlannedSlot[];
  unplaced: UnplacedEpisode[];
  pastTurns: number;
  freeTurns: Turn[];
  limitedTurns: Map<BrokenLimit, number>;
};

/**
 * Lays the episodes on the cadence, one a turn and one slot an audience, from a local date on (the campaign's start
 * without one) and never before `now`. Order, prerequisites, windows, blackouts and limits are kept; nothing is
 * squeezed: an episode that does not fit is listed. Throws RangeError for a bad date.
 */
export function planRollout({ campaign, from = campaign.startsOn, now }: RolloutRequest): Rollout {
  const queue = queueOf(campaign);
  const plan: Plan = {
    campaign,
    queue,
    windowed: queue.filter(({ window }) => window !== undefined),
    book: limitBook(campaign.limits),
    taken: new Map(),
    slots: [],
    unplaced: [],
    pastTurns: 0,
    freeTurns: [],
    limitedTurns: new Map(),
  };
  const line = lookingAhead(turnsOf(campaign, from));
  for (let turn = line.next(); turn !== undefined && plan.queue.length > 0; turn = line.next()) {
    if (turn.firstAt < now) plan.pastTurns += turn.isBeforeEnd ? 1 : 0;
    else offer(plan, turn, line);
  }
  for (const left of [...plan.queue]) giveUp(plan, left, afterEnd(left, undefined, campaign.endsOn));
  const { slots, unplaced } = plan;
  return { timeZone: campaign.timeZone, slots, unplaced, notes: notesOn(plan) };
}

/** Offers a turn to the episode whose it is; without one it stays free. */
function offer(plan: Plan, turn: Turn, line: TurnLine): void {
  for (const late of plan.windowed.filter((waiting) => isTooLate(waiting, turn) && plan.queue.includes(waiting)))
    giveUp(plan, late, outsideWindow(late, holdersIn(plan, late)));
  if (!turn.isBeforeEnd) {
    offerPastEnd(plan, turn);
    return;
  }
  const broken = plan.book.brokenBy(turn);
  if (broken !== undefined) {
    plan.limitedTurns.set(broken, (plan.limitedTurns.get(broken) ?? 0) + 1);
    return;
  }
  let next = whoseTurn(plan, turn, line);
  while (next !== undefined && turn.blackout?.policy !== "shift" && isShiftedTooFar(next, turn)) {
    giveUp(plan, next, shiftedTooFar(next, turn));
    next = whoseTurn(plan, turn, line);
  }
  if (next !== undefined) give(plan, next, turn);
  else if (plan.queue.length > 0 && (turn.blackout?.policy ?? "hold") === "hold") plan.freeTurns.push(turn);
}

/** What becomes of an episode at its turn. */
function give(plan: Plan, next: Waiting, turn: Turn): void {
  const { blackout } = turn;
  if (blackout?.policy === "shift") turnAway(plan, next, turn, blackout.reason);
  else if (blackout?.policy === "skip") giveUp(plan, next, leftOut(next, turn, blackout));
  else {
    remove(plan, next);
    plan.book.take(turn);
    plan.taken.set(next.episode.slug, turn);
    plan.slots.push(...slotsAt(next.episode, turn, [...next.notes, ...windowNote(next)]));
  }
}

function whoseTurn({ queue, taken, book }: Plan, turn: Turn, line: TurnLine): Waiting | undefined {
  const isOut = (slug: string) => taken.has(slug);
  const urgent = urgentPrerequisites({ queue, turn, line, book });
  return nextOf(urgent, turn, isOut) ?? nextOf(queue, turn, isOut);
}

function windowNote({ window }: Waiting): string[] {
  return window === undefined ? [] : [`in its window${window.name === undefined ? "" : `, ${window.name}`}`];
}

/** The first whose turn it is gets told; those behind it have lost the turns that follow. */
function turnAway({ queue, taken }: Plan, next: Waiting, turn: Turn, reason: string): void {
  if (next.turnedAway === undefined) next.notes.push(`moved on from ${nameOf(turn)}: ${reason}`);
  const rest = queue.filter(({ turnedAway }) => turnedAway === undefined);
  const loser = next.turnedAway === undefined ? next : nextOf(rest, turn, (slug) => taken.has(slug));
  if (loser) loser.turnedAway = turn;
}

/** After the end each episode hears which turn it would have. */
function offerPastEnd(plan: Plan, turn: Turn): void {
  if (turn.blackout?.policy === "shift" || plan.book.brokenBy(turn) !== undefined) return;
  const isHeard = (slug: string) => !plan.queue.some(({ episode }) => episode.slug === slug);
  const next = nextOf(plan.queue, turn, isHeard);
  if (next === undefined) return;
  plan.book.take(turn);
  remove(plan, next);
  plan.unplaced.push(afterEnd(next, turn, plan.campaign.endsOn));
}

/** Lists an episode as unplaced, and with it all that may only follow it. */
function giveUp(plan: Plan, waiting: Waiting, unplaced: UnplacedEpisode): void {
  if (!remove(plan, waiting)) return;
  plan.unplaced.push(unplaced);
  if (unplaced.reason === "after_end") return;
  const { slug } = waiting.episode;
  for (const follower of plan.queue.filter(({ after }) => after.includes(slug)))
    giveUp(plan, follower, withoutPrerequisite(follower, slug));
}

function remove({ queue }: Plan, waiting: Waiting): boolean {
  const index = queue.indexOf(waiting);
  if (index >= 0) queue.splice(index, 1);
  return index >= 0;
}

function holdersIn({ taken }: Plan, { window }: Waiting): string[] {
  if (window === undefined) return [];
  return [...taken].flatMap(([slug, turn]) =>
    window.from <= turn.wallTime && turn.wallTime < window.until ? [`${nameOf(turn)} has ${slug}`] : [],
  );
}

// A dense cadence leaves thousands of turns free; the first ones show why.
const MOST_FREE_TURNS_NAMED = 5;

function notesOn({ campaign, pastTurns, freeTurns, limitedTurns }: Plan): string[] {
  const unnamed = freeTurns.length - MOST_FREE_TURNS_NAMED;
  const limited = [...limitedTurns.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...(pastTurns > 0 ? [`Times of the cadence that have passed already and stay empty: ${pastTurns}.`] : []),
    ...freeTurns
      .slice(0, MOST_FREE_TURNS_NAMED)
      .map((turn) => `${nameOf(turn)} stays free: the episodes left wait for their dates.`),
    ...(unnamed > 0 ? [`Further times that stay free for the same reason: ${unnamed}.`] : []),
    ...(limited > 0
      ? [`Times of the cadence left free to keep the limits (${limitsInWords(campaign.limits ?? {})}): ${limited}.`]
      : []),
  ];
}

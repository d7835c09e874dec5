import { dateOf, readableWallTime } from "#core/wall-time.ts";
import { type BrokenLimit, limitBook, limitsInWords } from "./limits.ts";
import { type PlannedSlot, type RolloutCampaign, slotsAt, type UnplacedEpisode } from "./plan.ts";
import { lookingAhead, type TurnLine } from "./turn-line.ts";
import { type Turn, turnMaker, turnsOf } from "./turns.ts";
import { noTurnLeft } from "./unplaced.ts";
import { queueOf, suits, type Waiting } from "./waiting.ts";

/** An episode and its wall time as they stand; locked are those that are out, on their way or fixed by a person. */
export type StandingSlot = { slug: string; wallTime: string; isLocked?: boolean };

/** Moves one slot by hand, to any wall time. */
export type ReplanRequest = {
  campaign: RolloutCampaign;
  current: StandingSlot[];
  move: { slug: string; to: string };
  now: Date;
};

/** One slot that would move. `slots` has it on the clock of each audience, ready to be saved. */
export type Move = { slug: string; from: string; to: string; why: string; slots: PlannedSlot[] };

/** What a move by hand would change, before anything is saved; or why it cannot be. */
export type Replan =
  | { is: "proposal"; moved: Move[]; kept: StandingSlot[]; unplaced: UnplacedEpisode[] }
  | { is: "refused"; reason: "unknown" | "locked" | "past" | "end" | "blackout" | "clash" | "order"; message: string };

/**
 * Says what must move when one slot is moved by hand: the slots after it that now clash with it, come too near, or
 * would go before what they follow. All others stay; what is locked or past is never touched. Nothing is saved.
 */
export function replan(request: ReplanRequest): Replan {
  const desk = deskOf(request);
  const refused = refusal(request, desk);
  if (refused) return refused;
  const hand = placeByHand(request, desk);
  const rest = desk.standing
    .filter((one) => !one.isFixed && one.waiting.episode.slug !== request.move.slug)
    .sort((a, b) => byTime(a.turn, b.turn));

  const moved: Move[] = hand ? [hand] : [];
  const unplaced: UnplacedEpisode[] = [];
  // A window is the only time an episode has, so nobody pushes it out of it.
  const reserved = new Set(rest.flatMap(({ waiting, turn }) => (waiting.window ? [turn.firstAt.getTime()] : [])));
  for (const one of rest) {
    if (one.waiting.window) reserved.delete(one.turn.firstAt.getTime());
    const why = faultOf(one, one.turn, desk);
    if (why === undefined) {
      take(desk, one, one.turn);
      continue;
    }
    const turn = nextTurnFor(one, ({ firstAt }) => reserved.has(firstAt.getTime()), desk);
    if (turn === undefined) unplaced.push(noTurnLeft(one.waiting, one.turn, why));
    else {
      take(desk, one, turn);
      moved.push(moveOf(one, turn, why));
    }
  }
  const overtaken = overtakenBy(request.move.slug, desk);
  if (overtaken !== undefined) return overtaken;
  const gone = new Set([...moved, ...unplaced.map(({ episode }) => episode)].map(({ slug }) => slug));
  return { is: "proposal", moved, kept: request.current.filter(({ slug }) => !gone.has(slug)), unplaced };
}

type Standing = { waiting: Waiting; turn: Turn; isFixed: boolean };

/** What is settled so far, and what the rest is held against. */
type Desk = {
  campaign: RolloutCampaign;
  now: Date;
  standing: Standing[];
  turnAt: (wallTime: string) => Turn;
  book: ReturnType<typeof limitBook>;
  settled: Map<string, Turn>;
  /** Who has which instant, of those that are settled. */
  holders: Map<number, string>;
  /** The turns to choose from, in order, made as far as they are needed. */
  ahead: TurnLine;
  /** The latest turn given to an episode that had to move: those behind it in the order stay behind it. */
  lastMoved: { slug: string; turn: Turn } | undefined;
};

function deskOf({ campaign, current, now }: ReplanRequest): Desk {
  const turnAt = turnMaker(campaign);
  const slugs = new Set(current.map(({ slug }) => slug));
  const waiting = new Map(
    queueOf(campaign).map((one) => [one.episode.slug, { ...one, after: one.after.filter((slug) => slugs.has(slug)) }]),
  );
  const standing = current.flatMap(({ slug, wallTime, isLocked = false }) => {
    const known = waiting.get(slug);
    const turn = turnAt(wallTime);
    return known ? [{ waiting: known, turn, isFixed: isLocked || turn.firstAt <= now }] : [];
  });
  const fixed = standing.filter(({ isFixed }) => isFixed);
  const first = dateOf([...current.map(({ wallTime }) => wallTime), campaign.startsOn].sort()[0] ?? campaign.startsOn);
  return {
    campaign,
    now,
    standing,
    turnAt,
    book: limitBook(
      campaign.limits,
      fixed.map(({ turn }) => turn),
    ),
    settled: new Map(fixed.map(({ waiting: { episode }, turn }) => [episode.slug, turn])),
    holders: new Map(fixed.map(({ waiting: { episode }, turn }) => [turn.firstAt.getTime(), episode.slug])),
    ahead: lookingAhead(turnsOf(campaign, first)),
    lastMoved: undefined,
  };
}

function refusal({ move: { slug, to }, campaign }: ReplanRequest, desk: Desk): Replan | undefined {
  const refuse = (reason: (Replan & { is: "refused" })["reason"], message: string) =>
    ({ is: "refused", reason, message }) as const;
  const one = desk.standing.find(({ waiting }) => waiting.episode.slug === slug);
  const turn = desk.turnAt(to);
  const time = readableWallTime(to);
  if (one === undefined) return refuse("unknown", `${slug} has no slot that could be moved.`);
  if (one.isFixed) return refuse("locked", `${slug} is out or locked, and its slot stays where it is.`);
  if (turn.firstAt < desk.now) return refuse("past", `${time} has passed.`);
  if (!turn.isBeforeEnd) return refuse("end", `The campaign ends before ${campaign.endsOn}.`);
  if (turn.blackout && turn.blackout.policy !== "hold")
    return refuse("blackout", `${time} is closed: ${turn.blackout.reason}.`);
  const holder = holderOf(turn, desk);
  if (holder !== undefined) return refuse("clash", `${time} belongs to ${holder}, which is out or locked.`);
  const broken = desk.book.brokenBy(turn);
  if (broken !== undefined)
    return refuse("clash", `${time} would break the limits (${limitsInWords(campaign.limits ?? {})}).`);
  return orderFault(one, turn, desk, refuse);
}

// What it follows must go before it, and whatever follows it and is fixed must not be out already.
function orderFault<Refusal>(
  { waiting }: Standing,
  turn: Turn,
  { standing }: Desk,
  refuse: (reason: "order", message: string) => Refusal,
): Refusal | undefined {
  const { slug } = waiting.episode;
  const early = standing.find(
    (other) => waiting.after.includes(other.waiting.episode.slug) && byTime(other.turn, turn) >= 0,
  );
  if (early)
    return refuse("order", `${slug} comes after ${early.waiting.episode.slug}, which goes out later than that.`);
  const out = standing.find(
    (other) => other.isFixed && other.waiting.after.includes(slug) && byTime(other.turn, turn) <= 0,
  );
  return out && refuse("order", `${out.waiting.episode.slug} comes after ${slug} and goes out before that.`);
}

/** What must stay before it, or before what is locked, would have to make way and come after. */
function overtakenBy(slug: string, { standing, settled }: Desk): Replan | undefined {
  const isFree = (name: string) => standing.some(({ waiting, isFixed }) => waiting.episode.slug === name && !isFixed);
  for (const { waiting, isFixed } of standing) {
    const { episode, after } = waiting;
    const turn = settled.get(episode.slug);
    if (turn === undefined || !(isFixed || episode.slug === slug)) continue;
    const late = after.find((name) => isFree(name) && !isBefore(settled.get(name), turn));
    if (late === undefined) continue;
    return {
      is: "refused",
      reason: "order",
      message: `${episode.slug} comes after ${late}, which would have to make way.`,
    };
  }
  return undefined;
}

function placeByHand({ move }: ReplanRequest, desk: Desk): Move | undefined {
  const one = desk.standing.find(({ waiting }) => waiting.episode.slug === move.slug);
  if (one === undefined) return undefined;
  const turn = desk.turnAt(move.to);
  settle(desk, move.slug, turn);
  return one.turn.wallTime === move.to ? undefined : moveOf(one, turn, "moved by hand");
}

/** Why an episode may not go at a turn; undefined when it may. */
function faultOf({ waiting }: Standing, turn: Turn, desk: Desk): string | undefined {
  const holder = holderOf(turn, desk);
  if (holder !== undefined) return `${holder} has its time`;
  const late = waiting.after.find((slug) => !isBefore(desk.settled.get(slug), turn));
  if (late !== undefined) return `it comes after ${late}`;
  const { lastMoved } = desk;
  if (waiting.window === undefined && lastMoved !== undefined && !isBefore(lastMoved.turn, turn))
    return `it keeps its place behind ${lastMoved.slug}`;
  const broken = desk.book.brokenBy(turn);
  return broken === undefined ? undefined : LIMIT_WORDS[broken];
}

const LIMIT_WORDS: Record<BrokenLimit, string> = {
  gap: "it would come too near to another",
  day: "its day would have too many",
  week: "its week would have too many",
};

function nextTurnFor(one: Standing, isReserved: (turn: Turn) => boolean, desk: Desk): Turn | undefined {
  for (const turn of desk.ahead.from(one.turn)) {
    if (!turn.isBeforeEnd) return undefined;
    if (turn.blackout || isReserved(turn) || !suits(one.waiting, turn)) continue;
    if (faultOf(one, turn, desk) === undefined) return turn;
  }
  return undefined;
}

function take(desk: Desk, { waiting, turn: from }: Standing, turn: Turn): void {
  settle(desk, waiting.episode.slug, turn);
  const isLatest = desk.lastMoved === undefined || byTime(desk.lastMoved.turn, turn) < 0;
  if (turn !== from && waiting.window === undefined && isLatest) desk.lastMoved = { slug: waiting.episode.slug, turn };
}

function settle(desk: Desk, slug: string, turn: Turn): void {
  desk.book.take(turn);
  desk.settled.set(slug, turn);
  desk.holders.set(turn.firstAt.getTime(), slug);
}

function holderOf(turn: Turn, { holders }: Desk): string | undefined {
  return holders.get(turn.firstAt.getTime());
}

function moveOf({ waiting, turn: from }: Standing, turn: Turn, why: string): Move {
  const { episode } = waiting;
  return { slug: episode.slug, from: from.wallTime, to: turn.wallTime, why, slots: slotsAt(episode, turn) };
}

function isBefore(turn: Turn | undefined, other: Turn): boolean {
  return turn !== undefined && byTime(turn, other) < 0;
}

function byTime(a: Turn, b: Turn): number {
  return a.firstAt.getTime() - b.firstAt.getTime();
}

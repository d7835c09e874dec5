import { DAY, HOUR, MINUTE, SECOND } from "#core/clock.ts";
import type { Evidence, Standing } from "./ports.ts";
import type { DeliveryState } from "./release-state.ts";

/** What a worker asks of a channel. */
export type Purpose = "send" | "look_up" | "complete" | "take_down";

/** What came of one try, in the channel's words or by its error. */
export type Outcome =
  | Standing
  | { is: "absent" }
  | { is: "gone" }
  | { is: "not_sent"; reason: string; retryAfterMs: number | undefined }
  | { is: "refused"; reason: string }
  | { is: "locked_out"; reason: string }
  | { is: "lost"; reason: string };

/** All that is known of a delivery when a try has ended. */
export type TryFacts = {
  purpose: Purpose;
  outcome: Outcome;
  state: DeliveryState;
  /** How many tries that makes, this one included. */
  tries: number;
  waitsMs: readonly number[];
  canReadBack: boolean;
  mayHaveArrived: boolean;
  isTakenDown: boolean;
  now: Date;
  /** When it was first handed over. */
  sentAt: Date | null;
  /** Until when the slot may still be released. */
  graceEndsAt: Date;
};

export type PersonTask = { kind: "deliver" | "confirm" | "take_down"; reason: string };

/** What is written down after a try. */
export type AfterTry = {
  state: DeliveryState;
  mayHaveArrived: boolean;
  failure: string | null;
  nextCheckAt: Date | null;
  /** What a person has to do. */
  task?: PersonTask;
  /** How the channel did. */
  channel: "worked" | "failed" | "locked_out" | "as_before";
  /** Something else is to be asked at once. */
  goesOn?: true;
  /** Tries are counted anew: what is asked from here on is another thing. */
  startsOver?: true;
};

const REMIND_MS = DAY;
const FIRST_LOOK_MS = 30 * SECOND;
const LONGEST_LOOK_MS = 10 * MINUTE;
// What a platform's quota of today had no room for: asked again for some days, then a person adds it.
const COMPLETE_MS = 6 * HOUR;
const MOST_COMPLETIONS = 28;
// A platform that works on a video for longer than this has lost it.
const LONGEST_WORK_MS = DAY;

/** What a try means for its delivery. Nothing here ever sends again what may have arrived. */
export function afterTry(facts: TryFacts): AfterTry {
  const after = AFTER[facts.purpose](facts);
  return facts.isTakenDown && facts.purpose !== "take_down" ? turnBack(facts, after) : after;
}

function afterSend(facts: TryFacts): AfterTry {
  const { outcome, now } = facts;
  switch (outcome.is) {
    case "live":
      return isIncomplete(outcome)
        ? { ...worked("confirmed"), nextCheckAt: later(now, COMPLETE_MS), startsOver: true }
        : worked("confirmed");
    case "armed":
      return { ...worked("armed"), nextCheckAt: later(maxOf(outcome.firesAt, now), MINUTE) };
    case "processing":
      return afterProcessing(facts);
    case "with_person":
      return { ...worked("with_person"), ...person(now, "confirm", "finish it by hand and say where it is") };
    case "absent":
      return afterAbsent(facts);
    case "gone":
      return { ...worked("failed"), mayHaveArrived: false, ...person(now, "deliver", "the channel no longer has it") };
    case "refused":
      if (facts.purpose === "look_up") return afterLost(facts, outcome.reason, undefined);
      return {
        ...failed("refused", outcome.reason, false, "as_before"),
        ...person(now, "deliver", `refused: ${outcome.reason}`),
      };
    case "locked_out": {
      const mayHaveArrived = facts.purpose === "look_up" && facts.mayHaveArrived;
      const nextCheckAt = maxOf(facts.graceEndsAt, later(now, MINUTE));
      return { ...failed("locked_out", outcome.reason, mayHaveArrived, "locked_out"), nextCheckAt };
    }
    case "not_sent":
      return facts.purpose === "look_up"
        ? afterLost(facts, outcome.reason, outcome.retryAfterMs)
        : afterNotSent(facts, outcome.reason, outcome.retryAfterMs);
    case "lost":
      return afterLost(facts, outcome.reason, undefined);
  }
}

function afterProcessing({ now, sentAt, tries, canReadBack }: TryFacts): AfterTry {
  if (!canReadBack || (sentAt && now.getTime() - sentAt.getTime() > LONGEST_WORK_MS)) {
    return { ...worked("with_person"), ...person(now, "confirm", "the channel does not say whether it can be seen") };
  }
  return { ...worked("processing"), nextCheckAt: later(now, lookAgainMs(tries)) };
}

// Not there, says the channel. What it had taken already it has dropped; anything else is sent again, by its turn.
function afterAbsent({ state, now }: TryFacts): AfterTry {
  if (state === "processing" || state === "armed") {
    const reason = "the channel had it and dropped it";
    return { ...failed("failed", reason, false, "as_before"), ...person(now, "deliver", reason) };
  }
  return { ...worked("pending"), mayHaveArrived: false, nextCheckAt: now, goesOn: true };
}

function afterNotSent(facts: TryFacts, reason: string, retryAfterMs: number | undefined): AfterTry {
  const { now, graceEndsAt } = facts;
  const waitMs = waitAfter(facts, retryAfterMs);
  const base = failed("failed", reason, false, "failed");
  if (waitMs === null) return { ...base, ...person(now, "deliver", `every try failed: ${reason}`) };
  const nextCheckAt = later(now, waitMs);
  if (retryAfterMs !== undefined && nextCheckAt > graceEndsAt) {
    return { ...base, ...person(now, "deliver", `it asks to wait past the time of its slot: ${reason}`) };
  }
  return { ...base, state: "pending", nextCheckAt };
}

function afterLost(facts: TryFacts, reason: string, retryAfterMs: number | undefined): AfterTry {
  const { now, state, purpose, canReadBack } = facts;
  const waitMs = waitAfter(facts, retryAfterMs);
  if (!canReadBack || waitMs === null) {
    const words = `nobody knows whether it arrived: ${reason}`;
    return { ...failed("with_person", reason, true, "failed"), ...person(now, "confirm", words) };
  }
  const isWorkedOn = purpose === "look_up" && (state === "processing" || state === "armed");
  return { ...failed(isWorkedOn ? state : "unknown", reason, true, "failed"), nextCheckAt: later(now, waitMs) };
}

/** It can be seen; what belongs beside it and is missing is sent later. */
function afterCompletion({ outcome, tries, now }: TryFacts): AfterTry {
  const seen = { ...worked("confirmed"), channel: "as_before" as const };
  if (outcome.is === "live" && !isIncomplete(outcome)) return { ...seen, channel: "worked" };
  if (outcome.is === "absent") {
    return { ...seen, task: { kind: "confirm", reason: "the channel no longer has it: look there" } };
  }
  if (outcome.is === "locked_out")
    return { ...seen, channel: "locked_out", failure: outcome.reason, nextCheckAt: later(now, COMPLETE_MS) };
  if (tries < MOST_COMPLETIONS) return { ...seen, nextCheckAt: later(now, COMPLETE_MS) };
  return { ...seen, task: { kind: "deliver", reason: "its captions could not be sent; add them by hand" } };
}

const AFTER: Record<Purpose, (facts: TryFacts) => AfterTry> = {
  send: afterSend,
  look_up: afterSend,
  complete: afterCompletion,
  take_down: afterTakeDown,
};

// Channels write down which captions are still to come (`Evidence`).
function isIncomplete({ evidence }: { evidence?: Evidence }): boolean {
  return (evidence?.["captionsMissing"] ?? "") !== "";
}

function afterTakeDown(facts: TryFacts): AfterTry {
  const { outcome, now, tries } = facts;
  const down = { ...worked("retracting"), mayHaveArrived: facts.mayHaveArrived };
  switch (outcome.is) {
    case "gone":
    case "absent":
      return { ...down, state: "retracted", nextCheckAt: null };
    case "processing":
      return { ...down, nextCheckAt: later(now, lookAgainMs(tries)) };
    case "not_sent":
    case "lost": {
      const waitMs = waitAfter(facts, outcome.is === "not_sent" ? outcome.retryAfterMs : undefined);
      const base = { ...down, failure: outcome.reason, channel: "failed" as const };
      if (waitMs !== null) return { ...base, nextCheckAt: later(now, waitMs) };
      return { ...base, ...person(now, "take_down", `take it down by hand: ${outcome.reason}`) };
    }
    case "locked_out":
    case "refused":
      return {
        ...down,
        failure: outcome.reason,
        channel: outcome.is === "locked_out" ? "locked_out" : "as_before",
        ...person(now, "take_down", `take it down by hand: ${outcome.reason}`),
      };
    default:
      return { ...down, ...person(now, "take_down", "take it down by hand, and say that it is gone") };
  }
}

// The release was taken down while this was on its way: what arrived is taken down too, the rest is over.
function turnBack({ now }: TryFacts, after: AfterTry): AfterTry {
  const { task: _task, ...rest } = after;
  if (!after.mayHaveArrived) return { ...rest, state: "retracted", nextCheckAt: null };
  if (after.state === "unknown") return after;
  return { ...rest, state: "retracting", nextCheckAt: now, goesOn: true, startsOver: true };
}

/** How long until the next try; null when there is none left. */
function waitAfter({ tries, waitsMs }: TryFacts, retryAfterMs = 0): number | null {
  const waitMs = waitsMs[tries - 1];
  return waitMs === undefined ? null : Math.max(waitMs, retryAfterMs);
}

const worked = (state: DeliveryState): AfterTry => ({
  state,
  mayHaveArrived: true,
  failure: null,
  nextCheckAt: null,
  channel: "worked",
});

const failed = (
  state: DeliveryState,
  failure: string,
  mayHaveArrived: boolean,
  channel: AfterTry["channel"],
): AfterTry => ({ state, failure, mayHaveArrived, channel, nextCheckAt: null });

const person = (now: Date, kind: PersonTask["kind"], reason: string) => ({
  nextCheckAt: later(now, REMIND_MS),
  task: { kind, reason },
});

const later = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const maxOf = (one: Date, other: Date) => (one > other ? one : other);
const lookAgainMs = (tries: number) => Math.min(FIRST_LOOK_MS * 2 ** Math.max(0, tries - 1), LONGEST_LOOK_MS);

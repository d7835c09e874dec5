import { RENDER_FAILURES, type RenderFailure } from "#core/errors.ts";
import { withoutPlaces } from "./without-places.ts";

/** What the record has of a render, in order. */
export type LogEntry = { seq: bigint; at: Date; actor: unknown; action: string; after: unknown; reason: string | null };

/** What can happen to a render, as its log tells it. */
export const LOG_EVENTS = [
  "asked",
  "asked_again",
  "moved_forward",
  "begun",
  "planned",
  "segment_retried",
  "segment_lost",
  "segment_drawn",
  "sound_retried",
  "sound_mixed",
  "passed",
  "unfit",
  "put_aside",
  "failed",
  "begun_again",
  "stopped",
  "worker_lost",
  "cancelled",
] as const;
export type LogEvent = (typeof LOG_EVENTS)[number];

/** One thing that happened to a render; what does not belong to it is null. */
export type LogLine = {
  /** The number of its entry in the record. */
  seq: string;
  at: Date;
  event: LogEvent;
  by: { type: string; personId?: string; job?: string };
  attempt: number | null;
  /** Counted from one. */
  segment: number | null;
  worker: string | null;
  segments: number | null;
  segmentsKept: number | null;
  /** Pictures that are to be drawn or were drawn, and frames that show one drawn before. */
  pictures: number | null;
  framesReused: number | null;
  failure: RenderFailure | null;
  reason: string | null;
};

const ENDINGS: readonly LogEvent[] = ["passed", "unfit", "put_aside", "failed", "cancelled"];
const BEGINNINGS: readonly LogEvent[] = ["asked_again", "begun"];

/** The record of a render as lines to read; what else was recorded of it is left out. */
export function logOf(entries: readonly LogEntry[]): LogLine[] {
  const lines: LogLine[] = [];
  let hasEnded = false;
  for (const entry of entries) {
    const after = factsOf(entry.after);
    const { failure, reason } = reasonOf(entry.reason);
    const event = eventOf(entry.action, { after, failure, hasEnded });
    if (!event) continue;
    // A worker may still write when all is over: only who asks again, and what then begins, says that it is not.
    hasEnded = ENDINGS.includes(event) || (hasEnded && !BEGINNINGS.includes(event));
    const number = (name: string) => (typeof after[name] === "number" ? after[name] : null);
    const position = number("position");
    lines.push({
      seq: String(entry.seq),
      at: entry.at,
      event,
      by: entry.actor as LogLine["by"],
      attempt: number("attempt"),
      segment: position === null ? null : position + 1,
      worker: workerName(after["worker"]),
      segments: number("segments"),
      segmentsKept: number("segmentsKept"),
      pictures: number("captures") ?? number("framesCaptured"),
      framesReused: number("framesReused"),
      failure,
      reason,
    });
  }
  return lines;
}

/** The name of a worker, without that of its one try. */
export function workerName(worker: unknown): string | null {
  return typeof worker === "string" ? (worker.split(" ")[0] ?? null) : null;
}

type Known = { after: Record<string, unknown>; failure: RenderFailure | null; hasEnded: boolean };

function eventOf(action: string, { after, failure, hasEnded }: Known): LogEvent | null {
  switch (action) {
    case "render.request":
      if (!after["isAgain"]) return "asked";
      return hasEnded ? "asked_again" : "moved_forward";
    case "render.claim":
      return "begun";
    case "render.plan":
      return "planned";
    case "part.retry":
      return after["position"] === undefined ? "sound_retried" : "segment_retried";
    case "segment.recover":
      return "segment_lost";
    case "segment.draw":
      return "segment_drawn";
    case "sound.mix":
      return "sound_mixed";
    case "render.finish":
      return "passed";
    case "render.fail":
      if (after["isStopping"]) return "stopped";
      if (after["again"]) return "begun_again";
      return failure === "quality" ? "unfit" : failure === "poison" ? "put_aside" : "failed";
    case "render.recover":
      return "worker_lost";
    case "render.cancel":
      return "cancelled";
    default:
      return null;
  }
}

// A failure is recorded as its kind, a colon and what was said of it.
function reasonOf(recorded: string | null): Pick<LogLine, "failure" | "reason"> {
  if (recorded === null) return { failure: null, reason: null };
  const failure = RENDER_FAILURES.find((kind) => recorded.startsWith(`${kind}: `)) ?? null;
  return { failure, reason: withoutPlaces(failure ? recorded.slice(failure.length + 2) : recorded) };
}

function factsOf(after: unknown): Record<string, unknown> {
  return typeof after === "object" && after !== null ? (after as Record<string, unknown>) : {};
}

import { RRuleTemporal } from "rrule-temporal";
import { DAY, MINUTE } from "#core/clock.ts";
import { toWallTime, wallTimeToMs } from "#core/wall-time.ts";
import type { RuleFault } from "./reasons.ts";
import { type RruleText, readRruleText } from "./rrule-text.ts";
import { isTooFrequent, SHORTEST_INTERVAL_MINUTES, timesOfDay } from "./times-of-day.ts";

/** The wall times of a rule that lie in a span, counted as if the clock stood in UTC; `untilMs` is outside. */
export type Rrule = { startMs: number; between: (fromMs: number, untilMs: number) => Generator<string> };

// The library builds whole lists and gives up over a long one.
const PAGE = 92 * DAY;
const MOST_STEPS = 200_000;
// 29 February comes round in eight years at the latest, for as long as we plan.
const LONGEST_WAIT = 8 * 366 * DAY;

/** Reads an RFC 5545 rule as a schedule may have it: it comes at all, and not too often. */
export function parseRrule(text: string): { rrule: Rrule } | { fault: RuleFault } {
  const read = readRrule(text);
  if ("fault" in read) return read;
  const { startMs } = read.rrule;
  try {
    const [first] = read.rrule.between(startMs, startMs + LONGEST_WAIT);
    return first === undefined ? { fault: { reason: "schedule-never-fires", message: "never comes" } } : read;
  } catch (error) {
    return libraryFault(error);
  }
}

/** Reads RRULE with DTSTART and EXDATE, in local time, to be expanded on the clock of any zone. */
export function readRrule(text: string): { rrule: Rrule } | { fault: RuleFault } {
  const read = readRruleText(text);
  if ("reason" in read) return { fault: read };
  if (isTooFrequent(timesOf(read), true)) {
    const message = `comes more often than every ${SHORTEST_INTERVAL_MINUTES} minutes`;
    return { fault: { reason: "schedule-too-frequent", message } };
  }
  try {
    return { rrule: expanded(read) };
  } catch (error) {
    return libraryFault(error);
  }
}

// The library words its own refusals, as of COUNT beside UNTIL.
function libraryFault(error: unknown): { fault: RuleFault } {
  if (!(error instanceof Error)) throw error;
  return { fault: { reason: "invalid-schedule", message: `cannot be followed: ${error.message}` } };
}

function expanded({ from, parts, without }: RruleText): Rrule {
  const startMs = wallTimeToMs(from);
  const rule = new RRuleTemporal({
    // Floating: the clock is taken for UTC here, and each time meets its zone later.
    rruleString: `DTSTART:${inUtc(from)}\nRRULE:${[...parts].map(asUtc).join(";")}`,
    tzid: "UTC",
    strict: true,
    maxIterations: MOST_STEPS,
  });
  const left = new Set(without);
  return {
    startMs,
    *between(fromMs, untilMs) {
      for (let pageMs = Math.max(fromMs, startMs); pageMs < untilMs; pageMs += PAGE) {
        const lastMs = Math.min(pageMs + PAGE, untilMs) - MINUTE;
        for (const { epochMilliseconds } of rule.between(new Date(pageMs), new Date(lastMs), true)) {
          const wallTime = toWallTime(epochMilliseconds);
          if (!left.has(wallTime)) yield wallTime;
        }
      }
    },
  };
}

function asUtc([name, value]: [string, string]): string {
  if (name !== "UNTIL") return `${name}=${value}`;
  return `UNTIL=${value.includes("T") ? value : `${value}T235959`}Z`;
}

function inUtc(wallTime: string): string {
  return `${wallTime.replace(/[-:]/g, "")}00Z`;
}

// The whole day of an hourly rule: two of its hours may follow each other, whatever its interval.
function timesOf({ from, parts }: RruleText): number[] {
  const [, hour, minute] = /T(\d\d):(\d\d)/.exec(from) ?? [];
  const numbers = (name: string) => parts.get(name)?.split(",").map(Number);
  const allHours = Array.from({ length: 24 }, (_, index) => index);
  const hours = numbers("BYHOUR") ?? (parts.get("FREQ") === "HOURLY" ? allHours : [Number(hour)]);
  return timesOfDay([...new Set(hours)], [...new Set(numbers("BYMINUTE") ?? [Number(minute)])]);
}

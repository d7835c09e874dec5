import { MINUTE } from "#core/clock.ts";
import { LAST_PRIORITY } from "#core/job.ts";
import type { Quality } from "./quality.ts";

// Counted from a fixed day and not from now: numbers given at different times must compare.
// In steps of ten minutes the range ends in 2065.
const FIRST_DAY = Date.parse("2026-01-01T00:00:00Z");
const STEP_MS = 10 * MINUTE;
const DRAFT = 1;
const EARLIEST = DRAFT + 1;

/** What is rendered first: drafts, which somebody looks at now; then what is needed earliest; then what nobody waits for. */
export function priorityOf({ quality, neededAt }: { quality: Quality; neededAt: Date | null }): number {
  if (quality === "draft") return DRAFT;
  if (neededAt === null) return LAST_PRIORITY;
  const steps = Math.floor((neededAt.getTime() - FIRST_DAY) / STEP_MS);
  return Math.min(Math.max(EARLIEST + steps, EARLIEST), LAST_PRIORITY - 1);
}

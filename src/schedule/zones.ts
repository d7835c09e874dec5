import { type OffsetSpan, offsetSpans } from "#core/time-zones.ts";
import { toWallTime, wallTimeToMs } from "#core/wall-time.ts";

/** A wall time turned into the one instant at which it is due. */
export type ResolvedTime = {
  instant: Date;
  /** What the clock shows at that instant: the wall time asked for, unless `shifted`. */
  shownAs: string;
  /** The clocks jump over this time; it is due as much later as they jump. */
  shifted: boolean;
  /** The clocks pass this time twice; it is due at the first pass. */
  repeated: boolean;
};

/**
 * The instant of a wall time in an IANA zone, by the time-zone data that we ship.
 * Throws RangeError for a zone or wall time that `timeZoneSchema` or `wallTimeSchema` would refuse.
 */
export function resolveWallTime({ wallTime, timeZone }: { wallTime: string; timeZone: string }): ResolvedTime {
  return resolverOf(wallTime)(timeZone);
}

/** Resolves one wall time in many zones, reading it once. Throws as `resolveWallTime` does. */
export function resolverOf(wallTime: string): (timeZone: string) => ResolvedTime {
  const localMs = wallTimeToMs(wallTime);
  return (timeZone) => {
    const spans = offsetSpans(timeZone);
    // The first span whose clock has not run past the time shows it, unless that clock started later than it.
    const index = firstIndex(spans, ({ untilMs, offsetMs }) => localMs - offsetMs < untilMs);
    const [before, span, after] = [spans[index - 1], spans[index], spans[index + 1]];
    if (span === undefined) throw new RangeError(`${timeZone} has no offset at ${wallTime}.`);
    const shifted = before !== undefined && localMs - span.offsetMs < before.untilMs;
    const repeated = after !== undefined && localMs - after.offsetMs >= span.untilMs;

    const instant = new Date(localMs - (shifted ? before : span).offsetMs);
    return { instant, shownAs: shifted ? wallTimeAt(instant, timeZone) : wallTime, shifted, repeated };
  };
}

/** The first place from which on all hold; the length where none does. */
function firstIndex(spans: readonly OffsetSpan[], holds: (span: OffsetSpan) => boolean): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && holds(span)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What the clock in a zone shows at an instant, to the minute. Throws RangeError for an unknown zone. */
export function wallTimeAt(instant: Date, timeZone: string): string {
  const ms = instant.getTime();
  const spans = offsetSpans(timeZone);
  const span = spans[firstIndex(spans, ({ untilMs }) => ms < untilMs)];
  return toWallTime(ms + (span?.offsetMs ?? 0));
}

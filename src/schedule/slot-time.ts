import { MINUTE } from "#core/clock.ts";
import { resolveWallTime, wallTimeAt } from "./zones.ts";

/** When a slot is wanted: at a wall time of its schedule's zone, or at once. */
type WantedTime = { wallTime: string } | "now";

/**
 * The wall time and instant of a slot. "now" is the minute that has begun, taken from the instant itself:
 * in an hour that the clocks pass twice its wall time alone would mean the first pass.
 */
export function slotTime({ at, now, timeZone }: { at: WantedTime; now: Date; timeZone: string }): {
  wallTime: string;
  instant: Date;
  isShifted: boolean;
} {
  if (at === "now") {
    const instant = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
    return { wallTime: wallTimeAt(instant, timeZone), instant, isShifted: false };
  }
  const { instant, shifted } = resolveWallTime({ wallTime: at.wallTime, timeZone });
  return { wallTime: at.wallTime, instant, isShifted: shifted };
}

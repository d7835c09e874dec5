import { DAY } from "#core/clock.ts";
import { canonicalTimeZone, TZDB_VERSION } from "#core/time-zones.ts";
import { resolveWallTime, wallTimeAt } from "./zones.ts";

/** A stored slot: what was promised on the wall, and the instant that followed from the data of that day. */
export type StoredSlot = { id: string; wallTime: string; timeZone: string; nominalAt: Date; tzdbVersion: string };

/** A slot whose promise on the wall now means another instant. */
export type Retiming = {
  slotId: string;
  wallTime: string;
  timeZone: string;
  from: Date;
  to: Date;
  isShifted: boolean;
  /** The old or the new instant is less than 24 hours away: nobody may find out from the release itself. */
  needsPerson: boolean;
};

/** What newer time-zone data does to slots that are still to come; slots in none of the lists stay as they are. */
export type Retimings = {
  tzdbVersion: string;
  moved: Retiming[];
  /** The zone has a newer name, and only the name changes. */
  renamed: { slotId: string; from: string; to: string }[];
  /** The zone is no longer in the data, so nobody knows when the slot is due. */
  held: { slotId: string; timeZone: string; reason: string }[];
};

/**
 * Holds stored slots against the time-zone data that we ship now. The wall time is the promise, so it stays and the
 * instant moves. What has passed is left alone, and so is a slot that was made from this same data.
 */
export function retimingsOf(slots: Iterable<StoredSlot>, now: Date): Retimings {
  const found: Retimings = { tzdbVersion: TZDB_VERSION, moved: [], renamed: [], held: [] };
  for (const slot of slots) {
    if (slot.nominalAt <= now || slot.tzdbVersion === TZDB_VERSION) continue;
    const timeZone = canonicalTimeZone(slot.timeZone);
    if (timeZone === undefined) {
      found.held.push({ slotId: slot.id, timeZone: slot.timeZone, reason: goneFrom(slot.timeZone) });
      continue;
    }
    if (timeZone !== slot.timeZone) found.renamed.push({ slotId: slot.id, from: slot.timeZone, to: timeZone });
    const moved = retimingOf(slot, timeZone, now);
    if (moved) found.moved.push(moved);
  }
  return found;
}

function retimingOf({ id, wallTime, nominalAt }: StoredSlot, timeZone: string, now: Date): Retiming | undefined {
  const { instant, shifted } = resolveWallTime({ wallTime, timeZone });
  // Placed at once in the second pass of a repeated hour: its wall time alone would mean the first.
  const isAsPromised = wallTimeAt(nominalAt, timeZone) === wallTime;
  if (instant.getTime() === nominalAt.getTime() || isAsPromised) return undefined;
  const soonest = Math.min(nominalAt.getTime(), instant.getTime());
  return {
    slotId: id,
    wallTime,
    timeZone,
    from: nominalAt,
    to: instant,
    isShifted: shifted,
    needsPerson: soonest - now.getTime() < DAY,
  };
}

function goneFrom(timeZone: string): string {
  return `${timeZone} is not in the time-zone data ${TZDB_VERSION}; give the schedule another zone`;
}

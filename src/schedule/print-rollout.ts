import { readableWallTime } from "#core/wall-time.ts";
import type { PlannedSlot } from "./plan.ts";
import type { Rollout } from "./rollout.ts";

/** A rollout as a plain-text table for the terminal, with what does not fit and a summary below it. */
export function formatRollout(rollout: Rollout): string {
  const { unplaced, notes } = rollout;
  const left = unplaced.map(({ episode, message }) => [String(episode.position), episode.slug, message]);
  const remedies = new Set(unplaced.map(({ remedy }) => `What could give: ${remedy}.`));
  const sections = [
    rollout.slots.length > 0 ? align(tableOf(rollout)) : [],
    left.length > 0 ? ["Without a slot:", ...align(left), ...remedies] : [],
    notes,
    [summaryOf(rollout)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

// The zone stands once at the top, or in each row where the audiences have their own.
function tableOf({ timeZone, slots }: Rollout): string[][] {
  const hasAudiences = slots.some(({ audience }) => audience !== undefined);
  const places = hasAudiences ? ["audience", "local time", "zone"] : [`time in ${timeZone}`];
  const rows = slots.map((slot) => [
    String(slot.episode.position),
    slot.episode.slug,
    ...(hasAudiences ? [slot.audience ?? ""] : []),
    readableWallTime(slot.wallTime),
    ...(hasAudiences ? [slot.timeZone] : []),
    slot.instant.replace(":00.000Z", "Z"),
    slot.notes.join("; "),
  ]);
  return [["#", "episode", ...places, "UTC", "notes"], ...rows];
}

function summaryOf({ timeZone, slots, unplaced }: Rollout): string {
  const [first, last] = [slots[0], slots.at(-1)];
  const placed = new Set(slots.map(({ episode }) => episode.slug)).size;
  const count = `${placed} of ${placed + unplaced.length} episodes have a slot`;
  if (first === undefined || last === undefined) return `${count}.`;
  const dateOf = ({ wallTime }: PlannedSlot) => readableWallTime(wallTime).slice(0, "Tue 2026-12-01".length);
  const zones = new Set(slots.map((slot) => slot.timeZone));
  const places = first.audience === undefined ? timeZone : `in ${[...zones].join(" and ")}`;
  return `${count}, ${dateOf(first)} to ${dateOf(last)}, ${places} (time-zone data ${first.tzdbVersion}).`;
}

// Numbers stand in the first column and align right; the last column needs no padding.
function align(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

import { readableWallTime } from "#core/wall-time.ts";
import type { PlannedSlot, Rollout } from "./rollout.ts";

/** A rollout as a plain-text table for the terminal, with what does not fit and a summary below it. */
export function formatRollout(rollout: Rollout): string {
  const { timeZone, slots, unplaced, notes } = rollout;
  const rows = slots.map((slot) => [
    String(slot.episode.position),
    slot.episode.slug,
    readableWallTime(slot.wallTime),
    slot.instant.replace(":00.000Z", "Z"),
    slot.notes.join("; "),
  ]);
  const left = unplaced.map(({ episode, message }) => [String(episode.position), episode.slug, message]);
  const remedies = new Set(unplaced.map(({ remedy }) => `What could give: ${remedy}.`));
  const sections = [
    rows.length > 0 ? align([["#", "episode", `time in ${timeZone}`, "UTC", "notes"], ...rows]) : [],
    left.length > 0 ? ["Without a slot:", ...align(left), ...remedies] : [],
    notes,
    [summaryOf(rollout)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function summaryOf({ timeZone, slots, unplaced }: Rollout): string {
  const [first, last] = [slots[0], slots.at(-1)];
  const count = `${slots.length} of ${slots.length + unplaced.length} episodes have a slot`;
  if (first === undefined || last === undefined) return `${count}.`;
  const dateOf = ({ wallTime }: PlannedSlot) => readableWallTime(wallTime).slice(0, "Tue 2026-12-01".length);
  return `${count}, ${dateOf(first)} to ${dateOf(last)}, ${timeZone} (time-zone data ${first.tzdbVersion}).`;
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

import { csvLine } from "#core/csv.ts";
import type { RolloutEpisode } from "./plan.ts";
import type { Rollout } from "./rollout.ts";

const COLUMNS = [
  "position",
  "episode",
  "title",
  "audience",
  "locale",
  "local time",
  "time zone",
  "UTC",
  "status",
  "notes",
] as const;

/** A rollout as CSV (RFC 4180), one line a slot and one an episode without; no cell can be taken for a formula. */
export function rolloutCsv({ slots, unplaced }: Rollout): string {
  const placed = slots.map(({ episode, audience, locale, wallTime, timeZone, instant, heldFor, notes }) =>
    rowOf(episode, {
      audience,
      locale,
      "local time": wallTime.replace("T", " "),
      "time zone": timeZone,
      UTC: instant.replace(".000Z", "Z"),
      status: heldFor === undefined ? "planned" : "held",
      notes: notes.join("; "),
    }),
  );
  const left = unplaced.map(({ episode, reason, message }) =>
    rowOf(episode, { status: `no slot: ${reason}`, notes: message }),
  );
  return [COLUMNS.join(","), ...placed, ...left].join("\r\n");
}

type Cells = Partial<Record<(typeof COLUMNS)[number], string | undefined>>;

function rowOf({ position, slug, title }: RolloutEpisode, cells: Cells): string {
  const row: Cells = { ...cells, position: String(position), episode: slug, title };
  return csvLine(COLUMNS.map((column) => row[column] ?? ""));
}

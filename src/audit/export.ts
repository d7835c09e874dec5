import canonicalize from "canonicalize";
import { csvLine } from "#core/csv.ts";
import type { Entry } from "./entry.ts";

export const EXPORT_FORMATS = ["ndjson", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const COLUMNS = [
  "seq",
  "version",
  "at",
  "actor",
  "action",
  "entityType",
  "entityId",
  "before",
  "after",
  "reason",
  "requestId",
  "prevHash",
  "hash",
] as const satisfies (keyof Entry)[];

/** Writes entries as text, a line each: NDJSON holds all that their hashes cover, CSV is for people with spreadsheets. */
export async function* writeEntries(entries: AsyncIterable<Entry>, format: ExportFormat): AsyncGenerator<string> {
  if (format === "csv") yield `${csvLine(COLUMNS)}\r\n`;
  for await (const entry of entries) yield format === "csv" ? `${csvLine(cellsOf(entry))}\r\n` : ndjsonOf(entry);
}

function ndjsonOf(entry: Entry): string {
  return `${JSON.stringify({ ...entry, seq: String(entry.seq) })}\n`;
}

function cellsOf(entry: Entry): string[] {
  return COLUMNS.map((column) => {
    const value = entry[column];
    if (value === null) return "";
    if (value instanceof Date) return value.toISOString();
    return typeof value === "object" ? (canonicalize(value) ?? "") : String(value);
  });
}

import { csvLine } from "#core/csv.ts";
import type { Transparency } from "./transparency.ts";

const COLUMNS = ["section", "item", "value", "at", "note"] as const;
type Row = readonly [section: string, item: string, value: string | number | null, at?: Date, note?: string];

/** The report as CSV, one fact a line, for a spreadsheet. */
export function transparencyCsv(report: Transparency): string {
  const rows: Row[] = [
    ["report", "campaign", report.campaign.title],
    ["report", "from", report.period.from],
    ["report", "until", report.period.until],
    ["report", "time zone", report.period.timeZone],
    ["report", "demo", report.campaign.isDemo ? "yes" : "no"],
    ...report.released.map(
      ({ slug, title, at, languages, isAgain }): Row => [
        isAgain ? "released again" : "released",
        slug,
        languages.join(" "),
        at,
        title,
      ],
    ),
    ...report.languages.map(({ locale, episodes }): Row => ["language", locale, episodes]),
    ...numbersOf("approvals", report.approvals),
    ...report.retractions.map(({ slug, at, reason, replacedBy }): Row => ["retracted", slug, replacedBy, at, reason]),
    ...report.corrections.map(({ slug, at, note, locale }): Row => ["corrected", slug, locale, at, note]),
    ...numbersOf("holds", report.holds),
    ...numbersOf("source changes", report.sourceChanges),
    ...numbersOf("reports of weaknesses", report.reports),
    ["counts", "views", report.counts.views],
    ["counts", "completions", report.counts.completions],
    ...report.counts.episodes.flatMap(({ slug, views, completions }): Row[] => [
      ["views", slug, views],
      ["completions", slug, completions],
    ]),
    ...(report.checkpoint
      ? ([
          ["checkpoint", "seq", report.checkpoint.seq, report.checkpoint.at],
          ["checkpoint", "hash", report.checkpoint.hash],
        ] satisfies Row[])
      : []),
  ];
  return [csvLine(COLUMNS), ...rows.map(rowOf)].join("\r\n").concat("\r\n");
}

function numbersOf(section: string, numbers: Record<string, number | null>): Row[] {
  return Object.entries(numbers).map(([item, value]) => [section, item, value]);
}

function rowOf([section, item, value, at, note = ""]: Row): string {
  return csvLine([section, item, value === null ? "" : String(value), at?.toISOString() ?? "", note]);
}

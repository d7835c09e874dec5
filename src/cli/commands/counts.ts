import type { Config } from "#config/env.ts";
import { DAY, dayOf } from "#core/clock.ts";
import { csvLine } from "#core/csv.ts";
import { readCounts } from "#counts/actions/index.ts";
import type { Counts } from "#counts/index.ts";
import { withDatabase } from "../with-database.ts";

export type CountsOptions = { from?: string; until?: string; json?: boolean; csv?: boolean };

/** Prints how often videos were started and loaded to their end; without days, in the last thirty. Throws INVALID_INPUT. */
export async function counts(options: CountsOptions, now: Date, config: Config): Promise<void> {
  const until = options.until ?? dayOf(now);
  const from = options.from ?? dayOf(new Date(now.getTime() - 29 * DAY));
  const found = await withDatabase(config, ({ prisma, contextOf }) =>
    readCounts({ ctx: contextOf({ type: "system", job: "counts" }), input: { from, until } }, prisma),
  );
  process.stdout.write(`${written(found, options, { from, until })}\n`);
}

function written(found: Counts, { json, csv }: CountsOptions, period: { from: string; until: string }): string {
  if (json) return JSON.stringify({ ...period, ...found });
  const rows = found.episodes.map(({ slug, title, views, completions }) => [
    slug,
    title,
    String(views),
    String(completions),
  ]);
  if (csv) return [["episode", "title", "views", "completions"], ...rows].map(csvLine).join("\r\n").concat("\r");
  const total = `${period.from} to ${period.until}: ${found.views} views, ${found.completions} loaded to the end`;
  return [total, ...found.episodes.map(({ slug, views, completions }) => `  ${slug}: ${views}, ${completions}`)].join(
    "\n",
  );
}

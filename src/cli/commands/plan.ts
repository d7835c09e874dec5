import { type CampaignFile, campaignFileSchema } from "#campaigns/index.ts";
import { timeZoneSchema } from "#core/time-zones.ts";
import { plannedDateSchema } from "#core/wall-time.ts";
import { parseYamlFile } from "#core/yaml.ts";
import {
  formatRollout,
  planRollout,
  type Rollout,
  type RolloutCampaign,
  rolloutCalendar,
  rolloutCsv,
} from "#schedule/index.ts";
import { UsageError } from "../exit.ts";
import { readText } from "../read-text.ts";

export type PlanOptions = {
  from?: string;
  timeZone?: string;
  only?: string;
  starred?: boolean;
  json?: boolean;
  csv?: boolean;
  ics?: boolean;
};

/** Prints which episode of a campaign file would go out when, and what does not fit. Throws INVALID_INPUT. */
export function plan(path: string, options: PlanOptions, now: Date): void {
  const from = options.from === undefined ? undefined : parseOption("--from", options.from, plannedDateSchema);
  const zone =
    options.timeZone === undefined ? undefined : parseOption("--time-zone", options.timeZone, timeZoneSchema);
  const file: CampaignFile = parseYamlFile({ text: readText(path), source: path, schema: campaignFileSchema });
  const campaign: RolloutCampaign = {
    ...file,
    ...(zone !== undefined && { timeZone: zone, audiences: undefined }),
    episodes: chosenOf(file.episodes, options),
  };
  process.stdout.write(`${written(file, planRollout({ campaign, from, now }), options, now)}\n`);
}

function written(file: CampaignFile, rollout: Rollout, { json, csv, ics }: PlanOptions, now: Date): string {
  const { slug, title } = file;
  if (json) return JSON.stringify({ campaign: { slug, title }, ...rollout });
  if (csv) return `${rolloutCsv(rollout)}\r`;
  // The file ends its own last line.
  return ics ? rolloutCalendar({ slug, title }, rollout, now).trimEnd().concat("\r") : formatRollout(rollout);
}

/** The episodes asked for, with the positions that they have in the whole campaign. */
function chosenOf(episodes: CampaignFile["episodes"], { only, starred }: PlanOptions): RolloutCampaign["episodes"] {
  const placed = episodes.map((episode, index) => ({ ...episode, position: index + 1 }));
  if (starred) {
    const chosen = placed.filter((episode) => episode.starred);
    if (chosen.length === 0) throw new UsageError("--starred: no episode of this campaign has a star.");
    return chosen;
  }
  if (only === undefined) return placed;
  const slugs = new Set(only.split(",").map((slug) => slug.trim()));
  const unknown = [...slugs].filter((slug) => !episodes.some((episode) => episode.slug === slug));
  if (unknown.length > 0) throw new UsageError(`--only ${only}: no episode of this campaign is "${unknown[0]}".`);
  return placed.filter(({ slug }) => slugs.has(slug));
}

type Schema = typeof plannedDateSchema | typeof timeZoneSchema;

function parseOption(name: string, text: string, schema: Schema): string {
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues[0]?.message ?? "is wrong";
  throw new UsageError(`${name} ${text}: ${reason}.`);
}

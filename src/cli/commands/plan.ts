import { type CampaignFile, campaignFileSchema } from "#campaigns/index.ts";
import { plannedDateSchema } from "#core/wall-time.ts";
import { parseYamlFile } from "#core/yaml.ts";
import { formatRollout, planRollout } from "#schedule/index.ts";
import { UsageError } from "../exit.ts";
import { readText } from "../read-text.ts";

export type PlanOptions = { from?: string; json?: boolean };

/** Prints which episode of a campaign file would go out when, and what does not fit. Throws INVALID_INPUT. */
export function plan(path: string, options: PlanOptions, now: Date): void {
  const from = options.from === undefined ? undefined : parseDate(options.from);
  const campaign: CampaignFile = parseYamlFile({ text: readText(path), source: path, schema: campaignFileSchema });
  const rollout = planRollout({ campaign, from, now });
  const { slug, title } = campaign;
  const text = options.json ? JSON.stringify({ campaign: { slug, title }, ...rollout }) : formatRollout(rollout);
  process.stdout.write(`${text}\n`);
}

function parseDate(text: string): string {
  const parsed = plannedDateSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues[0]?.message ?? "is not a date";
  throw new UsageError(`--from ${text}: ${reason}.`);
}

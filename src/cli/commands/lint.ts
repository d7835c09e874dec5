import { campaignFileSchema, consentsIn } from "#campaigns/index.ts";
import type { Config } from "#config/env.ts";
import { projectPath } from "#config/project.ts";
import { dayOf } from "#core/clock.ts";
import { InvalidInputError } from "#core/errors.ts";
import { plannedDateSchema } from "#core/wall-time.ts";
import { parseYamlFile } from "#core/yaml.ts";
import { parseSources } from "#scripts/index.ts";
import type { Profile } from "#scripts/lint/index.ts";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { findFit, findPace } from "../lint/find-fit.ts";
import { type LintGround, lintFile, type ReadFile } from "../lint/lint-file.ts";
import { describeLint } from "../lint/words.ts";
import { type ReadAssets, readAssets } from "../read-assets.ts";
import { readScript } from "../read-script.ts";
import { readText } from "../read-text.ts";

export type LintOptions = {
  profile: Profile;
  on?: string;
  sources?: string;
  campaign?: string;
  fit?: boolean;
  json?: boolean;
};
type WholeFile = ReadFile & ReadAssets;
type UnreadableFile = { file: string; message: string };

/** Prints what is wrong with script files and returns the exit code. Throws INVALID_INPUT for a wrong list of sources or campaign. */
export async function lint(
  paths: readonly string[],
  options: LintOptions,
  now: Date,
  config: Config,
): Promise<ExitCode> {
  const ground = readGround(options, now);
  const { read, unreadable } = await readScripts([...new Set(paths)]);
  const fit = options.fit ? await findFit(read, config) : findPace(read);
  const files = read.map((one) => lintFile(one, read, ground, fit.findingsOf(one)));
  const findings = files.flatMap((file) => file.findings);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const totals = { profile: ground.profile, on: ground.on, errors, warnings: findings.length - errors };
  const { storyboards, scenes, lines } = fit;
  if (options.json) print(JSON.stringify({ ...totals, fit: { storyboards, scenes, lines }, files, unreadable }));
  else if (files.length > 0) print(describeLint(files, totals, fit));
  for (const { message } of unreadable) process.stderr.write(`${message}\n`);
  if (unreadable.length > 0) return EXIT.badInput;
  return errors > 0 ? EXIT.failed : EXIT.ok;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readGround({ profile, on, sources, campaign }: LintOptions, now: Date): LintGround {
  const sourcesFile = sources ?? projectPath("videos", "sources.yaml");
  const campaignFile = campaign ?? projectPath("videos", "campaigns", "sunny-corner-2026.yaml");
  return {
    profile,
    on: on === undefined ? dayOf(now) : parseDate(on),
    sources: parseSources({ text: readText(sourcesFile), source: sourcesFile }),
    consents: consentsIn(
      parseYamlFile({ text: readText(campaignFile), source: campaignFile, schema: campaignFileSchema }),
    ),
  };
}

function parseDate(text: string): string {
  const parsed = plannedDateSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new UsageError(`--on ${text}: ${parsed.error.issues[0]?.message ?? "is not a date"}.`);
}

/** A script that cannot be read, or whose files cannot, does not keep the others from being held against the rules. */
async function readScripts(paths: readonly string[]): Promise<{ read: WholeFile[]; unreadable: UnreadableFile[] }> {
  const read: WholeFile[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const file of paths) {
    try {
      const script = readScript(file);
      read.push({ file, ...script, ...(await readAssets(file, script)) });
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      unreadable.push({ file, message: error.message });
    }
  }
  return { read, unreadable };
}

import { projectPath } from "#config/project.ts";
import { InvalidInputError } from "#core/errors.ts";
import { plannedDateSchema } from "#core/wall-time.ts";
import { positionsInYaml } from "#core/yaml.ts";
import { parseScript, parseSources, type Script, type Source } from "#scripts/index.ts";
import { type Finding, lintScript, type Profile } from "#scripts/lint/index.ts";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { readText } from "../read-text.ts";

export type LintOptions = { profile: Profile; on?: string; sources?: string; json?: boolean };

type ReadFile = { file: string; text: string; script: Script };
type PlacedFinding = Finding & { line: number; column: number };
type LintedFile = {
  file: string;
  locale: string;
  findings: PlacedFinding[];
  rulesRun: string[];
  rulesNotRun: string[];
};
type UnreadableFile = { file: string; message: string };

// Where the series prints its own addresses; the pages of its sources are allowed besides.
const OWN_DOMAIN = "sunny-corner.example";

/** Prints what the rules find in script files and returns the exit code. Throws INVALID_INPUT for a wrong list of sources. */
export function lint(paths: readonly string[], options: LintOptions, now: Date): ExitCode {
  const { profile } = options;
  const on = options.on === undefined ? now.toISOString().slice(0, "2026-12-01".length) : parseDate(options.on);
  const sources = readSources(options.sources ?? projectPath("videos", "sources.yaml"));
  const { read, unreadable } = readScripts([...new Set(paths)]);
  const files = read.map((one) => lintFile(one, read, { on, profile, sources }));
  const findings = files.flatMap((file) => file.findings);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const totals = { errors, warnings: findings.length - errors };
  if (options.json) process.stdout.write(`${JSON.stringify({ profile, on, ...totals, files, unreadable })}\n`);
  else if (files.length > 0) process.stdout.write(`${describe(files, { profile, on, ...totals })}\n`);
  for (const { message } of unreadable) process.stderr.write(`${message}\n`);
  if (unreadable.length > 0) return EXIT.badInput;
  return errors > 0 ? EXIT.failed : EXIT.ok;
}

function parseDate(text: string): string {
  const parsed = plannedDateSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new UsageError(`--on ${text}: ${parsed.error.issues[0]?.message ?? "is not a date"}.`);
}

function readSources(path: string): Source[] {
  return parseSources({ text: readText(path), source: path });
}

/** A file that cannot be read does not keep the others from being held against the rules. */
function readScripts(paths: readonly string[]): { read: ReadFile[]; unreadable: UnreadableFile[] } {
  const read: ReadFile[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const file of paths) {
    try {
      const text = readText(file);
      read.push({ file, text, script: parseScript({ text, source: file }) });
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      unreadable.push({ file, message: error.message });
    }
  }
  return { read, unreadable };
}

function lintFile(
  { file, text, script }: ReadFile,
  all: readonly ReadFile[],
  given: { on: string; profile: Profile; sources: readonly Source[] },
): LintedFile {
  const siblings = all
    .map((other) => other.script)
    .filter(({ episode, locale }) => episode === script.episode && locale !== script.locale);
  const allowedDomains = [OWN_DOMAIN, ...given.sources.map(({ url }) => new URL(url).hostname)];
  const { findings, ran, notRun } = lintScript({ script, ...given, allowedDomains, siblings });
  const positionOf = positionsInYaml(text);
  const placed = findings
    .map((finding) => ({ ...finding, ...positionOf(finding.path, finding.start) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  return { file, locale: script.locale, findings: placed, rulesRun: ran, rulesNotRun: notRun };
}

function describe(
  files: readonly LintedFile[],
  { profile, on, errors, warnings }: { profile: Profile; on: string; errors: number; warnings: number },
): string {
  const lines = files.flatMap(({ file, findings }) =>
    findings.map(
      ({ line, column, severity, rule, says, instead }) =>
        `${file}:${line}:${column}  ${severity}  ${rule}  ${says}  → ${instead}`,
    ),
  );
  const run = files.map(
    ({ file, rulesRun, rulesNotRun }) =>
      `${file}: ${counted(rulesRun.length, "rule")} run${rulesNotRun.length === 0 ? "" : `, not run: ${rulesNotRun.join(", ")}`}`,
  );
  const total = `${counted(files.length, "script")}, profile ${profile}, as of ${on}: ${counted(errors, "error")}, ${counted(warnings, "warning")}`;
  return [...lines, ...run, total].join("\n");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

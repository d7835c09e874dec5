import type { Profile } from "#scripts/lint/index.ts";
import { counted } from "../counted.ts";
import type { Fit } from "./find-fit.ts";
import type { LintedFile } from "./lint-file.ts";

type Totals = { profile: Profile; on: string; errors: number; warnings: number };

/** What was found, a line each; then what was run, a line a file; then the sum. */
export function describeLint(files: readonly LintedFile[], totals: Totals, fit: Fit): string {
  const lines = files.flatMap(({ file, findings, suppressed }) => [
    ...findings.map(
      ({ line, column, severity, rule, says, instead }) =>
        `${file}:${line}:${column}  ${severity}  ${rule}  ${says}  → ${instead}`,
    ),
    ...suppressed.map(
      ({ line, column, rule, reviewer, reason }) =>
        `${file}:${line}:${column}  suppressed  ${rule}  by ${reviewer}: ${reason}`,
    ),
  ]);
  const run = files.map(
    ({ file, rulesRun, rulesNotRun }) =>
      `${file}: ${counted(rulesRun.length, "rule")} run${rulesNotRun.length === 0 ? "" : `, not run: ${rulesNotRun.join(", ")}`}`,
  );
  return [...lines, ...run, describeFit(fit), describeTotals(files.length, totals)].join("\n");
}

function describeFit({ storyboards, scenes, lines }: Fit): string {
  const timed = `${counted(storyboards, "storyboard")} timed`;
  return lines === 0
    ? `${timed}; nothing drawn: --fit also measures every line`
    : `${timed}, ${counted(scenes, "scene")} drawn, ${counted(lines, "line")} measured`;
}

function describeTotals(scripts: number, { profile, on, errors, warnings }: Totals): string {
  return `${counted(scripts, "script")}, profile ${profile}, as of ${on}: ${counted(errors, "error")}, ${counted(warnings, "warning")}`;
}

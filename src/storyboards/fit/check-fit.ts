import { type Format, formatSchema } from "#core/formats.ts";
import { type CompileRequest, compileStoryboard } from "../compile.ts";
import type { FitMeter } from "../ports.ts";
import type { Storyboard } from "../schema.ts";
import { boxFindings } from "./box-findings.ts";
import type { FitFinding } from "./finding.ts";
import type { MeasuredScene } from "./measured.ts";
import { paceFindings } from "./pace-findings.ts";

type Spoken = Pick<CompileRequest, "script" | "takes" | "assets">;

/** A script as it is shown in each of these formats; in all there are without a list. */
export function inFormats(spoken: Spoken, formats: readonly Format[] = formatSchema.options): Storyboard[] {
  return formats.map((format) => compileStoryboard({ ...spoken, format, theme: "sunny" }));
}

/** What cannot be read, heard or does not fit in these storyboards of one script; each fault once. Without measures only the pace is looked at. */
export function fitFindings(
  storyboards: readonly Storyboard[],
  measuredOf?: (storyboard: Storyboard) => readonly MeasuredScene[],
): FitFinding[] {
  const findings = storyboards.flatMap((storyboard) => [
    ...paceFindings(storyboard),
    ...(measuredOf ? boxFindings(storyboard, measuredOf(storyboard)) : []),
  ]);
  return [...new Map(findings.map((finding) => [`${finding.rule} ${finding.path} ${finding.says}`, finding])).values()];
}

/**
 * Times and draws a script in every format and finds what cannot be read, heard or does not fit.
 * Nothing is rendered. Throws RENDER_FAILED when the browser fails.
 */
export async function checkFit({
  formats,
  meter,
  signal,
  ...spoken
}: Spoken & { formats?: readonly Format[]; meter: FitMeter; signal: AbortSignal }): Promise<FitFinding[]> {
  const storyboards = inFormats(spoken, formats);
  const measured = await meter.measure(storyboards, signal);
  return fitFindings(storyboards, (storyboard) => measured[storyboards.indexOf(storyboard)] ?? []);
}

import { type Format, formatSchema } from "#core/formats.ts";
import { mediaOf, type Script } from "#scripts/index.ts";
import { type CompileRequest, compileStoryboard } from "../compile.ts";
import type { FitMeter, Narrator, VoiceTake } from "../ports.ts";
import { boxFindings } from "./box-findings.ts";
import type { FitFinding } from "./finding.ts";
import { paceFindings } from "./pace-findings.ts";

/** Speaks a script: what is recorded is taken from `pathOf`, the digests of its files. Throws RENDER_FAILED. */
export function narrateScript(
  { scenes, locale }: Script,
  { assets = [], narrator, pathOf, signal }: Spoken,
): Promise<VoiceTake[]> {
  const recordingOf = (scene: Script["scenes"][number]) => {
    const wanted = mediaOf(scene).find(({ wants }) => wants === "recording")?.file;
    return assets.find(({ file }) => file === wanted)?.sha256;
  };
  return narrator.narrate({
    locale,
    signal,
    scenes: scenes.map((scene) => {
      const recorded = recordingOf(scene);
      const { id, narration } = scene;
      return recorded === undefined ? { id, narration } : { id, narration, recording: pathOf(recorded) };
    }),
  });
}
type Spoken = Pick<CompileRequest, "assets"> & {
  narrator: Narrator;
  pathOf: (sha256: string) => string;
  signal: AbortSignal;
};

/**
 * Times and draws a script in every format and finds what cannot be read, heard or does not fit; each fault once.
 * Nothing is rendered. Throws RENDER_FAILED when the browser fails.
 */
export async function checkFit({
  script,
  takes,
  assets = [],
  formats = formatSchema.options,
  meter,
  signal,
}: Pick<CompileRequest, "script" | "takes" | "assets"> & {
  formats?: readonly Format[];
  meter: FitMeter;
  signal: AbortSignal;
}): Promise<FitFinding[]> {
  const storyboards = formats.map((format) =>
    compileStoryboard({ script, format, theme: "sunny", assets, ...(takes ? { takes } : {}) }),
  );
  const measured = await meter.measure(storyboards, signal);
  const findings = storyboards.flatMap((storyboard, index) => [
    ...paceFindings(storyboard),
    ...boxFindings(storyboard, measured[index] ?? []),
  ]);
  const seen = new Set<string>();
  return findings.filter(({ rule, path, says }) => {
    const key = `${rule} ${path} ${says}`;
    return !seen.has(key) && seen.add(key);
  });
}

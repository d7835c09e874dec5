import { plainWords } from "#core/plain-words.ts";
import { type SavedFinding, scriptSchema } from "#scripts/index.ts";
import { compileStoryboard, formatSchema, paceFindings, type Storyboard } from "#storyboards/index.ts";
import { isSame, type Script } from "./script.ts";

/** Something wrong with a script, and where: `rule` is null for what no script may be, whatever the rules say. */
export type Finding = Omit<SavedFinding, "rule"> & { rule: string | null };

/** What no script may be: empty, too long, without its source. */
export function formFindings(script: Script): Finding[] {
  const parsed = scriptSchema.safeParse(script, { error: plainWords });
  const issues = parsed.error?.issues ?? [];
  return issues.map(({ path, message }) => ({
    rule: null,
    severity: "error",
    path: path.join("."),
    says: message,
    instead: "",
  }));
}

/** The plan of the video as it would be read aloud, without any voice; null while the words cannot be timed. */
export function planOf(script: Script, look: Partial<Parameters<typeof compileStoryboard>[0]> = {}): Storyboard | null {
  if (script.scenes.some(({ narration }) => narration.trim() === "")) return null;
  try {
    return compileStoryboard({ script, format: "vertical", theme: "sunny", ...look });
  } catch {
    return null;
  }
}

/** What is too quick to read or to follow, in any format. */
export function speedFindings(script: Script): Finding[] {
  const found = formatSchema.options.flatMap((format) => {
    const plan = planOf(script, { format });
    return plan ? paceFindings(plan) : [];
  });
  return found.filter((one, at) => found.findIndex(({ rule, path }) => rule === one.rule && path === one.path) === at);
}

type Saved = { script: Script; findings: readonly SavedFinding[] };

/** What was seen when a version was drawn still holds for its scenes that nobody has changed; they may stand elsewhere. */
export function stillSeen(script: Script, saved: Saved | null): { findings: Finding[]; scenes: Set<number> } {
  const scenes = new Set<number>();
  if (saved === null) return { findings: [], scenes };
  const placeOf = new Map<number, number>();
  for (const [was, scene] of saved.script.scenes.entries()) {
    const at = script.scenes.findIndex((one) => isSame(one, scene));
    if (at >= 0) placeOf.set(was, at);
  }
  for (const at of placeOf.values()) scenes.add(at);
  const drawn = saved.findings.filter(({ rule }) => rule.startsWith("F"));
  const findings = drawn.flatMap((finding) => {
    const was = sceneAt(finding.path);
    const at = was === null ? undefined : placeOf.get(was);
    return at === undefined ? [] : [{ ...finding, path: finding.path.replace(/^scenes\.\d+/, `scenes.${at}`) }];
  });
  return { findings, scenes };
}

/** Everything that is known to be wrong, errors first, in the order of the script. */
export function allFindings(script: Script, linted: readonly Finding[], saved: Saved | null): Finding[] {
  const seen = stillSeen(script, saved);
  const isSeen = ({ path }: Finding) => seen.scenes.has(sceneAt(path) ?? -1);
  const quick = speedFindings(script).filter((finding) => !isSeen(finding));
  const all = [...formFindings(script), ...linted, ...quick, ...seen.findings];
  const place = (finding: Finding) => sceneAt(finding.path) ?? -1;
  const weight = ({ severity }: Finding) => (severity === "error" ? 0 : 1);
  return all.sort((a, b) => place(a) - place(b) || weight(a) - weight(b));
}

/** The scene that a path leads into, counted from 0; null for what is said of the whole script. */
export function sceneAt(path: string): number | null {
  const index = /^scenes\.(\d+)(\.|$)/.exec(path)?.[1];
  return index === undefined ? null : Number(index);
}

/** Findings of one field of a scene, however deep in it they stand. */
export const findingsIn = (findings: readonly Finding[], path: string): Finding[] =>
  findings.filter((one) => one.path === path || one.path.startsWith(`${path}.`));

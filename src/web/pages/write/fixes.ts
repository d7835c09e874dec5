import { freeId, valueAt, withValue } from "./edits.ts";
import type { Finding } from "./findings.ts";
import type { Script } from "./script.ts";

/** A change that says the same thing rightly, and the name of what it does. */
export type Fix = { name: "unpin" | "unlight" | "toEnd" | "rename" | "strip" | "leaveOut"; script: Script };

// As the rules for visible text count them: no width, direction overrides, control characters.
const UNSEEN = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]|^[\u200c\u200d]|[\u200c\u200d]$/gu;
const CONTROL = /[^\P{Cc}\n]/gu;

/** The change that mends a finding without saying anything else, where there is one. */
export function fixFor({ rule, path, says }: Finding, script: Script): Fix | null {
  const steps = path.split(".");
  const value = valueAt(script, steps);
  const [, index = "", field] = steps;
  const scene = steps[0] === "scenes" ? script.scenes[Number(index)] : undefined;
  const put = (name: Fix["name"], at: readonly string[], next: unknown): Fix => ({
    name,
    script: withValue(script, at, next),
  });
  if (scene && (rule === "F01" || rule === "F03") && scene.seconds !== undefined) {
    return put("unpin", ["scenes", index, "seconds"], undefined);
  }
  if (scene && field === "emphasis" && steps.length === 4) {
    const kept = (scene.emphasis ?? []).filter((_, at) => String(at) !== steps[3]);
    return put("unlight", ["scenes", index, "emphasis"], kept.length > 0 ? kept : undefined);
  }
  if (scene && field === "kind" && scene.kind === "end-card") {
    const others = script.scenes.filter((one) => one !== scene);
    return put("toEnd", ["scenes"], [...others, scene]);
  }
  if (scene && field === "id" && says.includes("used twice"))
    return put("rename", steps, freeId(scene.id, script.scenes));
  if (typeof value === "string" && /invisible|override|control character/.test(says)) {
    return put("strip", steps, value.replace(UNSEEN, "").replace(CONTROL, ""));
  }
  const isEmpty = says === "is empty" && typeof value === "string";
  if (scene && isEmpty && field && OPTIONAL.has(field) && steps.length === 3) return put("leaveOut", steps, undefined);
  return null;
}

const OPTIONAL = new Set(["kicker", "unit", "next", "description"]);

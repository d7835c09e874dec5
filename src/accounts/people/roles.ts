import type { Role } from "#access/index.ts";

export const ROLES = [
  "producer",
  "translator",
  "accuracy_reviewer",
  "brand_reviewer",
  "scheduler",
  "admin",
] as const satisfies readonly Role[];

const APPROVING: readonly Role[] = ["accuracy_reviewer", "brand_reviewer"];

/** Roles of approval that a change would add. */
export function addedApproval(before: readonly Role[], after: readonly Role[]): Role[] {
  return after.filter((role) => APPROVING.includes(role) && !before.includes(role));
}

/** Whether two lists name the same roles. */
export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size;
}

import type { Role } from "#access/index.ts";
import type { ApprovalKind } from "./store.ts";

/** A release needs both: that the advice is right, and that we want to stand for it. */
export const REQUIRED_APPROVALS = ["accuracy", "brand"] as const satisfies readonly ApprovalKind[];

/** All kinds there are; a translation also needs a second speaker's word that it says the same. */
export const APPROVAL_KINDS = [...REQUIRED_APPROVALS, "language"] as const satisfies readonly ApprovalKind[];

const ROLES_FOR: Record<ApprovalKind, readonly Role[]> = {
  accuracy: ["accuracy_reviewer"],
  brand: ["brand_reviewer"],
  language: ["translator", "accuracy_reviewer", "brand_reviewer"],
};

/** Whether somebody with these roles decides about that. The database asks the same before a release. */
export function mayDecide(kind: ApprovalKind, roles: readonly Role[]): boolean {
  return roles.some((role) => ROLES_FOR[kind].includes(role));
}

type Decider = { isActive: boolean; roles: readonly Role[] };
type Decision = { kind: ApprovalKind; person: Decider };

/** A decision counts only while whoever made it could still make it. */
export function isInForce({ kind, person }: Decision): boolean {
  return person.isActive && mayDecide(kind, person.roles);
}

/** Which kinds of approval are still missing, each by a person of its own. */
export function missingApprovals(
  given: readonly { kind: ApprovalKind; personId: string }[],
  { isTranslated }: { isTranslated: boolean },
): ApprovalKind[] {
  const required = isTranslated ? APPROVAL_KINDS : REQUIRED_APPROVALS;
  return required.filter((kind) => !given.some((approval) => approval.kind === kind));
}

export type ReviewState = "open" | "changes_requested" | "approved" | "void";

/** Where a review stands; what its hash was replaced by voids all that was decided. */
export function reviewState(facts: {
  isCurrent: boolean;
  missing: readonly ApprovalKind[];
  openRequests: number;
}): ReviewState {
  if (!facts.isCurrent) return "void";
  if (facts.openRequests > 0) return "changes_requested";
  return facts.missing.length === 0 ? "approved" : "open";
}

/** What speaks against a release of what was reviewed, besides approvals that are missing; null when nothing does. */
export function objectionIn(facts: { scriptState: string; openRequests: number; openBlocking: number }): string | null {
  if (facts.scriptState === "changes_requested") return "changes to its script were asked for";
  if (facts.openRequests > 0) return "changes to it were asked for";
  return facts.openBlocking > 0 ? "a blocking comment on it is open" : null;
}

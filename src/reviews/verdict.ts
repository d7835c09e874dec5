import type { ApprovalKind } from "./store.ts";

/** A release needs both: that the advice is right, and that we want to stand for it. */
export const REQUIRED_APPROVALS = ["accuracy", "brand"] as const satisfies readonly ApprovalKind[];

/** Which kinds of approval are still missing, each by a person of its own. */
export function missingApprovals(given: readonly { kind: ApprovalKind; personId: string }[]): ApprovalKind[] {
  return REQUIRED_APPROVALS.filter((kind) => !given.some((approval) => approval.kind === kind));
}

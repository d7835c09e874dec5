// Owns who said yes to which exact bytes: reviews, comments and approvals.
// Never changes what is reviewed, and never releases it.
export { APPROVAL_KINDS, missingApprovals, REQUIRED_APPROVALS, type ReviewState } from "./verdict.ts";

// Owns who said yes to which exact bytes: reviews, comments and approvals.
// Never changes what is reviewed, and never releases it.
export { missingApprovals } from "./verdict.ts";

// Owns who said yes to which exact bytes: reviews, comments and approvals.
// Never changes what is reviewed, and never releases it.

export { type Drawing, drawingSchema } from "./comments/drawing.ts";
export type { LinkPasswords } from "./ports.ts";
export { isPass, PASS_MS, passFor } from "./previews/pass.ts";
export { previewKeys } from "./previews/token.ts";
export { APPROVAL_KINDS, missingApprovals, REQUIRED_APPROVALS, type ReviewState } from "./verdict.ts";

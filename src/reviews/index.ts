// Owns who said yes to which exact bytes: reviews, comments and approvals.
// Never changes what is reviewed, and never releases it.

export { type Drawing, drawingSchema } from "./comments/drawing.ts";
export type { LinkPasswords } from "./ports.ts";
export { isPass, passFor } from "./previews/pass.ts";
export { previewKeys } from "./previews/token.ts";
export { isTranslated } from "./translated.ts";
export { APPROVAL_KINDS, missingApprovals, type ReviewState } from "./verdict.ts";

// What happens to reviews. Apart from the door of facts, which knows no database.
export { type ApproveRender, approveRender } from "./approve-render.ts";
export { type CreatedPreviewLink, type CreatePreviewLink, createPreviewLink } from "./create-preview-link.ts";
export { type EditComment, editComment } from "./edit-comment.ts";
export { listPreviewLinks } from "./list-preview-links.ts";
export { openPreview } from "./open-preview.ts";
export { readDifference } from "./read-difference.ts";
export { type Preview, type PreviewFile, readPreview } from "./read-preview.ts";
export { readReview } from "./read-review.ts";
export { type ReviewQueue, readReviewQueue, type WaitingScript, type WaitingVideo } from "./read-review-queue.ts";
export { readVerdicts, type Verdict } from "./read-verdicts.ts";
export { type ReopenComment, reopenComment } from "./reopen-comment.ts";
export { type ReplyToComment, replyToComment } from "./reply-to-comment.ts";
export { type RequestChanges, requestChanges } from "./request-changes.ts";
export { type ResolveComment, resolveComment } from "./resolve-comment.ts";
export { type RevokePreviewLink, revokePreviewLink } from "./revoke-preview-link.ts";
export { type WithdrawDecision, withdrawDecision } from "./withdraw-decision.ts";
export { type WriteComment, writeComment } from "./write-comment.ts";
export { type WriteGuestComment, writeGuestComment } from "./write-guest-comment.ts";

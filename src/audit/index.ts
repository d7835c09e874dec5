// Owns the record of what happened, by whom and why: one chain of entries that only grows.
// Never decides whether something may happen.
export type { AuditAction } from "./actions.ts";
export { type AuditFacts, recordAudit } from "./record.ts";

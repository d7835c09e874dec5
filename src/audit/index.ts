// Owns the record of what happened, by whom and why: one chain of entries that only grows.
// Never decides whether something may happen.
export type { AuditAction } from "./actions.ts";
export { type Checkpoint, parseCheckpoints } from "./checkpoint.ts";
export { EXPORT_FORMATS, type ExportFormat } from "./export.ts";
export { describeFault, type Fault } from "./fault.ts";
export type { CheckpointFile } from "./ports.ts";
export { type AuditFacts, recordAudit } from "./record.ts";

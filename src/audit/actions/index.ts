export { exportAudit } from "./export-audit.ts";
export { listCheckpoints } from "./list-checkpoints.ts";
export { listEntries } from "./list-entries.ts";
export { readEntry } from "./read-entry.ts";
export { signCheckpoint } from "./sign-checkpoint.ts";
export { type Verification, verifyAudit } from "./verify-audit.ts";

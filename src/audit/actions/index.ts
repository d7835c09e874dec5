export { exportAudit } from "./export-audit.ts";
export { signCheckpoint } from "./sign-checkpoint.ts";
export { type Verification, verifyAudit } from "./verify-audit.ts";

// Owns how weaknesses are reported to us: security.txt, the policy, and the reports themselves.
// Never keeps who sent a report or from where, and never keeps its words in the clear.
export {
  BOUNTY_PATH,
  checkDisclosure,
  type DisclosureSettings,
  REPORT_PATH,
  securityTxtOf,
} from "./disclosure-settings.ts";
export { issuePass, readPass } from "./form-pass.ts";
export { type DisclosurePolicy, parseDisclosurePolicy } from "./policy.ts";
export type { ReportSealer } from "./ports.ts";
export { type ReportStanding, readReportState } from "./read-report-state.ts";
export { readReference } from "./reference.ts";
export { FORGET_AFTER_DAYS, REPORT_LIMITS, type ReportField, type ReportWords, reportSchema } from "./report.ts";
export {
  lastSecondOf,
  SECURITY_TXT_PATH,
  type SecurityTxtExpiry,
  securityTxtExpiry,
  writeSecurityTxt,
} from "./security-txt.ts";

// Owns the report on the campaign for the public: what came out, was held, taken down and put right in a period.
// Never stores a number: each is worked out from the audit log when it is asked for.
export { type AskedPeriod, type Period, periodSchema, usualPeriods } from "./period.ts";
export { readTransparency } from "./read-transparency.ts";
export type { Transparency } from "./transparency.ts";
export { transparencyCsv } from "./transparency-csv.ts";

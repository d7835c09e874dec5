// Owns what is right and wrong to say in a script, on which day and by whose advice.
// Never reads a file and never changes a script.
export { type LintResult, lintScript } from "./lint-script.ts";
export {
  type Consent,
  type Finding,
  isInForce,
  type LintContext,
  type Place,
  type Profile,
  type Rule,
} from "./rule.ts";
export { RULES } from "./rules.ts";
export type { SuppressedFinding } from "./suppress.ts";

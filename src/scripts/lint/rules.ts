import type { Rule } from "./rule.ts";
import { ABSOLUTES } from "./rules/absolutes.ts";
import { ACRONYM } from "./rules/acronym.ts";
import { BLAME } from "./rules/blame.ts";
import { COMPOSITION } from "./rules/composition.ts";
import { CRACK_TIME } from "./rules/crack-time.ts";
import { DIFFERING_CLAIMS } from "./rules/differing-claims.ts";
import { DROPPED_CODES } from "./rules/dropped-codes.ts";
import { FORBIDS_PASTING } from "./rules/forbids-pasting.ts";
import { FOREIGN_ADDRESS } from "./rules/foreign-address.ts";
import { LONG_SENTENCE } from "./rules/long-sentence.ts";
import { MINIMUM_LENGTH } from "./rules/minimum-length.ts";
import { NEVER_WRITE_DOWN } from "./rules/never-write-down.ts";
import { OLD_SOURCE } from "./rules/old-source.ts";
import { PASSKEY_LINE } from "./rules/passkey-line.ts";
import { PHISHING_PROOF } from "./rules/phishing-proof.ts";
import { PRESENTER_CONSENT } from "./rules/presenter-consent.ts";
import { PRODUCT_NAME } from "./rules/product-name.ts";
import { REPORT_CONTACT } from "./rules/report-contact.ts";
import { ROTATION } from "./rules/rotation.ts";
import { SECOND_ACTION } from "./rules/second-action.ts";
import { STATISTIC } from "./rules/statistic.ts";
import { SWAPS } from "./rules/swaps.ts";
import { TRUE_ANSWERS } from "./rules/true-answers.ts";
import { UNMARKED_EXAMPLE } from "./rules/unmarked-example.ts";
import { UNSPOKEN_TEXT } from "./rules/unspoken-text.ts";

/** All rules there are, errors first. */
export const RULES: readonly Rule[] = [
  ROTATION,
  COMPOSITION,
  MINIMUM_LENGTH,
  SWAPS,
  TRUE_ANSWERS,
  FORBIDS_PASTING,
  PHISHING_PROOF,
  ABSOLUTES,
  STATISTIC,
  CRACK_TIME,
  UNMARKED_EXAMPLE,
  FOREIGN_ADDRESS,
  PRESENTER_CONSENT,
  SECOND_ACTION,
  PASSKEY_LINE,
  DROPPED_CODES,
  BLAME,
  ACRONYM,
  NEVER_WRITE_DOWN,
  PRODUCT_NAME,
  LONG_SENTENCE,
  REPORT_CONTACT,
  OLD_SOURCE,
  DIFFERING_CLAIMS,
  UNSPOKEN_TEXT,
];

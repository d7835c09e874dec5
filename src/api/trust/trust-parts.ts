import type { Actor, Context } from "#access/index.ts";
import type { Signer } from "#core/signed.ts";
import type { Tally } from "#counts/index.ts";
import {
  BOUNTY_PATH,
  type DisclosurePolicy,
  type DisclosureSettings,
  REPORT_PATH,
  type ReportSealer,
  SECURITY_TXT_PATH,
} from "#disclosure/index.ts";

/** What the trust pages need besides the database. */
export type TrustParts = {
  settings: DisclosureSettings;
  policy: DisclosurePolicy;
  sealer: ReportSealer;
  /** Seals the passes of forms and makes references; the same for every process of an installation. */
  formKey: Uint8Array;
  signer: Signer;
  tally: Tally;
  contextOf: (actor: Actor) => Context;
};

export const TRUST_PATHS = {
  bounty: BOUNTY_PATH,
  report: REPORT_PATH,
  state: `${REPORT_PATH}/state`,
  securityTxt: SECURITY_TXT_PATH,
  transparency: "/transparency",
  accountability: "/accountability",
} as const;

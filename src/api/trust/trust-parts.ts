import type { Actor, Context } from "#access/index.ts";
import type { Signer } from "#core/signed.ts";
import type { Tally } from "#counts/index.ts";
import type { DisclosurePolicy, DisclosureSettings, ReportSealer } from "#disclosure/index.ts";

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
  bounty: "/bounty",
  report: "/report",
  state: "/report/state",
  securityTxt: "/.well-known/security.txt",
  transparency: "/transparency",
  accountability: "/accountability",
} as const;

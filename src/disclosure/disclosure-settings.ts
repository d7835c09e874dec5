import { DAY, dayOf } from "#core/clock.ts";
import { ConfigurationError } from "#core/errors.ts";
import type { DisclosurePolicy } from "./policy.ts";
import { SECURITY_TXT_PATH, type SecurityTxt, securityTxtExpiry } from "./security-txt.ts";

/** What the operator set; see `.env.example`. */
export type DisclosureSettings = {
  contacts: readonly string[] | undefined;
  expiresOn: string | undefined;
  encryption: readonly string[];
  languages: readonly string[];
  hiring: string | undefined;
  bountyUrl: string | undefined;
};

export const BOUNTY_PATH = "/bounty";
export const REPORT_PATH = "/report";
// Our own form answers as long as the program runs, so a file that names only it renews itself.
const OWN_DAYS = 90;

/** Refuses to start with a file that has expired, or says nothing of when it does. Throws CONFIGURATION. */
export function checkDisclosure({ contacts, expiresOn }: DisclosureSettings, now: Date): void {
  if (expiresOn === undefined) {
    if (contacts === undefined) return;
    throw new ConfigurationError(
      "SECURITY_EXPIRES is missing: set the last day on which SECURITY_CONTACT holds, within a year.",
    );
  }
  const { state } = securityTxtExpiry(expiresOn, now);
  if (state === "expired") {
    throw new ConfigurationError(
      `SECURITY_EXPIRES (${expiresOn}) is past: make sure that reports still arrive, then set it to a day within a year.`,
    );
  }
  if (state === "too_far") {
    throw new ConfigurationError(
      `SECURITY_EXPIRES (${expiresOn}) is more than a year ahead: set it to a day within a year.`,
    );
  }
}

/** The content of `security.txt` for a site at this origin, at this moment. */
export function securityTxtOf(
  settings: DisclosureSettings,
  policy: Pick<DisclosurePolicy, "acknowledgements">,
  { origin, now }: { origin: string; now: Date },
): SecurityTxt {
  return {
    contacts: settings.contacts ?? [`${origin}${REPORT_PATH}`],
    expiresOn: settings.expiresOn ?? dayOf(new Date(now.getTime() + OWN_DAYS * DAY)),
    encryption: settings.encryption,
    acknowledgments: policy.acknowledgements.length > 0 ? `${origin}${BOUNTY_PATH}#thanks` : undefined,
    policy: `${origin}${BOUNTY_PATH}`,
    languages: settings.languages,
    canonical: `${origin}${SECURITY_TXT_PATH}`,
    hiring: settings.hiring,
  };
}

import { DAY, startOfDay } from "#core/clock.ts";

/** What the file says, field by field; addresses as they stand in it. */
export type SecurityTxt = {
  contacts: readonly string[];
  /** The last calendar day (UTC) on which all this holds. */
  expiresOn: string;
  encryption: readonly string[];
  acknowledgments: string | undefined;
  policy: string;
  languages: readonly string[];
  canonical: string;
  hiring: string | undefined;
};

export const SECURITY_TXT_PATH = "/.well-known/security.txt";
const WARN_DAYS = 30;
const LONGEST_DAYS = 365;

/** The file as RFC 9116 has it: one field a line, the first contact first. */
export function writeSecurityTxt(facts: SecurityTxt): string {
  const many = (name: string, values: readonly string[]) => values.map((value) => `${name}: ${value}`);
  const one = (name: string, value: string | undefined) => (value === undefined ? [] : [`${name}: ${value}`]);
  const lines = [
    ...(facts.canonical.startsWith("https:")
      ? []
      : ["# A trial: RFC 9116 wants https, and PUBLIC_URL names no such address."]),
    ...many("Contact", facts.contacts),
    `Expires: ${lastSecondOf(facts.expiresOn).toISOString().replace(".000Z", "Z")}`,
    ...many("Encryption", facts.encryption),
    ...one("Acknowledgments", facts.acknowledgments),
    `Preferred-Languages: ${facts.languages.join(", ")}`,
    `Canonical: ${facts.canonical}`,
    `Policy: ${facts.policy}`,
    ...one("Hiring", facts.hiring),
  ];
  return `${lines.join("\n")}\n`;
}

export type SecurityTxtExpiry = {
  /** `soon`: within 30 days. `too_far`: a year ahead or more, which the RFC advises against. */
  state: "fresh" | "soon" | "expired" | "too_far";
  /** Whole days that are left; negative once it is over. */
  daysLeft: number;
};

/** How long the file still holds at this moment. */
export function securityTxtExpiry(expiresOn: string, now: Date): SecurityTxtExpiry {
  const daysLeft = Math.floor((lastSecondOf(expiresOn).getTime() - now.getTime()) / DAY);
  if (daysLeft < 0) return { state: "expired", daysLeft };
  if (daysLeft >= LONGEST_DAYS) return { state: "too_far", daysLeft };
  return { state: daysLeft < WARN_DAYS ? "soon" : "fresh", daysLeft };
}

/** The named day is still good: the file expires with its last second. */
export function lastSecondOf(day: string): Date {
  return new Date(startOfDay(day).getTime() + DAY - 1000);
}

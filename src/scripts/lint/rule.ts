import type { Script } from "../schema.ts";
import type { Source } from "../sources.ts";
import type { Words } from "./words/phrase.ts";

/** Whose advice decides where authorities differ. */
export type Profile = "nist" | "ncsc" | "cisa" | "house";

/** Where in a script: the field, and the part of its text from `start` up to `end`. */
export type Place = { path: string; start: number; end: number };

/** Until when somebody agreed to be shown. */
export type Consent = { presenter: string; until: string };

/** What a rule may know besides the script. `on` is the day for which the script is to be right. */
export type LintContext = {
  on: string;
  profile: Profile;
  words: Words;
  sources: readonly Source[];
  allowedDomains: readonly string[];
  /** Without this, nobody knows who agreed, and the rule is not run. */
  consents?: readonly Consent[];
  /** The same episode in other languages; without any, nothing is compared. */
  siblings?: readonly Script[];
};

/** One piece of advice about scripts, in force from `validFrom` until another takes its place. */
export type Rule = {
  id: string;
  severity: "error" | "warning";
  authority: string;
  section: string;
  validFrom: string;
  supersededBy?: { by: string; on: string };
  /** To the writer: what is wrong. */
  says: string;
  /** To the writer: what to write. */
  instead: string;
  /** Whether the rule can be run with what is given; without it, always. */
  canRun?: (context: LintContext) => boolean;
  find: (script: Script, context: LintContext) => Place[];
};

/** A place that breaks a rule. */
export type Finding = Place & Pick<Rule, "severity" | "says" | "instead"> & { rule: string };

/** Whether a rule counts on a day. */
export function isInForce({ validFrom, supersededBy }: Pick<Rule, "validFrom" | "supersededBy">, on: string): boolean {
  return validFrom <= on && (supersededBy === undefined || on < supersededBy.on);
}

/** Where advice of our own comes from, and since when. */
export const HOUSE = { authority: "Sunny Corner", section: "House rules", validFrom: "2026-10-01" } as const;
/** The digital identity guidelines on passwords. */
export const NIST = { authority: "NIST", section: "SP 800-63B-4, 3.1.1.2", validFrom: "2025-08-26" } as const;
/** The advice that puts passkeys first. */
export const NCSC = { authority: "NCSC", section: "Passkeys first", validFrom: "2026-04-23" } as const;

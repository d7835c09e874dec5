import type { Transparency } from "#transparency/index.ts";
import type { Direction, PublicSite } from "../../published.ts";
import type { TrustWords } from "./trust-words.ts";

export type TransparencyPageInput = {
  site: PublicSite;
  /** Null before there is any campaign, and when the days asked for could not be read. */
  report: Transparency | null;
  locale: string;
  direction: Direction;
  path: string;
  /** The days as they were typed. */
  asked: { from: string; until: string };
  /** What is wrong with them. */
  fault: string | null;
  /** Periods to choose by one click. */
  presets: readonly { name: "wholeCampaign" | "thisMonth" | "lastMonth"; query: string }[];
  /** Where the same report is, for programs, with this period. */
  files: { json: string; csv: string };
};

/** What each part of the page shows. */
export type Shown = { report: Transparency; locale: string; words: TrustWords };

import type { Counts } from "#counts/index.ts";
import type { TransparencyReport } from "./report.ts";

/** The report with what stands around it: whose it is, what was counted, and what it was made from. */
export type Transparency = TransparencyReport & {
  campaign: { slug: string; title: string; isDemo: boolean; locale: string };
  /** Counted, not recorded: the audit log holds nothing of visitors. Days in UTC. */
  counts: Omit<Counts, "days">;
  /** The newest entry of the audit chain that went into it; null before there is any. */
  checkpoint: { seq: number; hash: string; at: Date } | null;
};

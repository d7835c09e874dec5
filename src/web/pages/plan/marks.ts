import type { Clash } from "./clashes.ts";

/** What is shown beside every slot. */
export type Marks = {
  /** Zones whose clocks are shown besides that of the campaign. */
  zones: readonly string[];
  clashes: ReadonlyMap<string, readonly Clash[]>;
};

import type { Asset } from "./assets.ts";
import type { SavedFinding } from "./finding.ts";
import type { Script } from "./schema.ts";

/** Finds what cannot be read or does not fit once a script is timed and drawn, in every format. */
export type FitCheck = (checked: {
  script: Script;
  assets: readonly Asset[];
  signal: AbortSignal;
}) => Promise<SavedFinding[]>;

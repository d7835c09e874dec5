import type { Checkpoint, CheckpointLine } from "./checkpoint.ts";

/** Where checkpoints stand outside the database, so that a cut in it is found. */
export type CheckpointFile = {
  read: () => Promise<CheckpointLine[]>;
  /** Adds lines and waits until they are safely on disk. */
  append: (checkpoints: readonly Checkpoint[]) => Promise<void>;
};

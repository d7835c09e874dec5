import type { Dispatch, Evidence } from "#releases/index.ts";

/** What is known of one delivery; each write is kept before the next step is taken. */
export type Notebook = {
  readonly evidence: Evidence;
  /** Throws when this worker was replaced: nothing more may be sent then. */
  write: (more: Evidence) => Promise<void>;
};

export function openNotebook(dispatch: Dispatch): Notebook {
  let evidence = dispatch.evidence;
  return {
    get evidence() {
      return evidence;
    },
    write: async (more) => {
      evidence = { ...evidence, ...more };
      await dispatch.note(evidence);
    },
  };
}

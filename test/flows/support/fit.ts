import type { RequestRenderPorts } from "#renders/actions/index.ts";
import type { WriteScriptPorts } from "#scripts/actions/index.ts";
import type { SavedFinding } from "#scripts/index.ts";

const { signal } = new AbortController();

/** A browser in which nothing is found, or what is given. */
export const findsInDrawing = (...findings: SavedFinding[]): WriteScriptPorts => ({
  checkFit: async () => findings,
  signal,
});

/** Nobody speaks: every scene is silent. */
export const silence: RequestRenderPorts = {
  narrator: { narrate: async () => [] },
  files: { pathOf: (sha256) => `/nowhere/${sha256}` },
  signal,
};

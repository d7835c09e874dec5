import { expect } from "vitest";
import type { Stage } from "./stage.ts";

/** What was written down of a delivery never holds what would let somebody else in. */
export function expectNoSecrets({ evidence, notes, secrets }: Stage): void {
  const written = JSON.stringify([evidence, notes]);
  const { quota: _, upload, ...plain } = secrets;
  const { uploadId, uploadUrl } = JSON.parse(upload ?? "{}") as { uploadId?: string; uploadUrl?: string };
  for (const secret of [...Object.values(plain), uploadId, uploadUrl]) {
    if (secret !== undefined) expect(written).not.toContain(secret);
  }
}

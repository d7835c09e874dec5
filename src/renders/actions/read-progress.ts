import type { Transaction } from "#access/index.ts";
import { type ProgressNow, progressOf } from "../progress.ts";
import { findRenderWithSegments } from "../store.ts";

/** How far a render is; null when there is none. */
export async function readProgress(database: Transaction, renderId: string, now: Date): Promise<ProgressNow | null> {
  const render = await findRenderWithSegments(database, renderId);
  return render && progressOf(render, now);
}

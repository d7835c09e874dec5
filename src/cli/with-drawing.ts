import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "#config/env.ts";
import { type Drawing, openDrawing } from "./drawing.ts";

/** What a command draws with: a folder of its own, and a signal that Ctrl-C gives. */
type Given = Drawing & { folder: string; signal: AbortSignal };

/**
 * Draws without a database, and leaves nothing behind, however it ends.
 * What an earlier render made is taken from `piecesFrom`.
 */
export async function withDrawing<Made>(
  config: Config,
  work: (given: Given) => Promise<Made>,
  piecesFrom?: string,
): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), "sunny-"));
  const drawing = openDrawing({ ...config, dataDir: folder }, piecesFrom);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    return await work({ ...drawing, folder, signal: stopping.signal });
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await drawing.renderer.close();
    // A render process that was killed may leave a child that writes one file more.
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 });
  }
}

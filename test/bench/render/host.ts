import { readConfig } from "#config/env.ts";
import type { Answer, HostKind, Requests } from "./messages.ts";
import { browserOf } from "./picture-settings.ts";

/**
 * Makes videos for the bench in a process of its own, so that what they take can be told from what the bench takes.
 * It ends with the bench.
 */
export async function runHost(kind: HostKind, { folder, store }: { folder: string; store: string }): Promise<void> {
  const stopping = new AbortController();
  // What was given up when the bench closed fails afterwards, and nobody is there to be told.
  const say = (answer: Answer) => {
    if (process.connected) process.send?.(answer);
  };
  const fail = (error: unknown) => say({ ok: false, message: error instanceof Error ? error.message : String(error) });
  try {
    const { make, close } = await open(kind, { folder, store });
    process.on("message", (request: Requests[typeof kind]) => {
      make(request, stopping.signal).then((made) => say({ ok: true, made }), fail);
    });
    process.once("disconnect", async () => {
      stopping.abort();
      await close();
      process.exit();
    });
    // Ctrl-C reaches the bench too, which then closes this process in order.
    process.on("SIGINT", () => {});
    say({ ok: true, made: null });
  } catch (error) {
    fail(error);
    process.disconnect();
  }
}

// A host is only ever sent requests of its own kind, and loads nothing of the other: ours is timed from its start.
async function open(kind: HostKind, { folder, store }: { folder: string; store: string }) {
  if (kind === "ours") {
    const { openOurs } = await import("./ours.ts");
    const { make, close } = openOurs(folder, store);
    return {
      make: (request: Requests[HostKind], signal: AbortSignal) => make(request as Requests["ours"], signal),
      close,
    };
  }
  const { openTuned } = await import("./tuned-remotion.ts");
  const { make, close } = await openTuned(folder, browserOf(readConfig().browserExecutable));
  return {
    make: (request: Requests[HostKind], signal: AbortSignal) => make(request as Requests["tuned"], signal),
    close,
  };
}

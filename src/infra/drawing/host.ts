// The process in which videos are drawn: it has no secrets, one warm browser, and ends with the program that started it.
import { rmSync } from "node:fs";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError, type RenderFailure } from "#core/errors.ts";
import { openPieceStore } from "../files/piece-store.ts";
import { drawSegment } from "./draw-segment.ts";
import { drawStills } from "./draw-stills.ts";
import { finishVideo } from "./finish-video.ts";
import { measureFit } from "./measure.ts";
import { mixVideoSound } from "./mix-video-sound.ts";
import type { FromHost, ToHost } from "./protocol.ts";
import { openTabs } from "./tabs.ts";
import { tellPlan } from "./tell-plan.ts";

type Asked = Exclude<ToHost, { type: "cancel" }>;

const IDLE_MS = 30 * SECOND;
const STOP_WITHIN_MS = 3 * SECOND;
const tabs = openTabs({
  executable: process.env["BROWSER_EXECUTABLE"],
  count: Number(process.env["RENDER_CONCURRENCY"] ?? 3),
});

let idle: NodeJS.Timeout | undefined;
let isStopping = false;
const running = new Map<number, AbortController>();

const say = (message: FromHost) => process.send?.(message);

async function stop(code = 0): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  // Closing waits for the browser's answer, which a dead browser does not give; leaving kills it as well.
  setTimeout(() => process.exit(code), STOP_WITHIN_MS);
  for (const controller of running.values()) controller.abort();
  await tabs.close();
  const scratch = process.env["TMPDIR"];
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
  process.exit(code);
}

async function answer(message: Asked): Promise<void> {
  const { id } = message;
  const controller = new AbortController();
  running.set(id, controller);
  clearTimeout(idle);
  try {
    say({ type: "done", id, answer: await work(message, controller.signal) });
  } catch (error) {
    say({ type: "failed", id, ...explain(error) });
  } finally {
    running.delete(id);
    // An unused browser is memory that someone else could use.
    if (running.size === 0) idle = setTimeout(() => void stop(), IDLE_MS);
  }
}

function work({ id, ...asked }: Asked, signal: AbortSignal) {
  switch (asked.type) {
    case "plan":
      // The browser starts while the frames are told apart.
      return tellPlan(asked.request, { pieces: piecesOf(asked.request), onNew: tabs.warm });
    case "segment":
      return drawSegment(asked.request, {
        tabs,
        pieces: piecesOf(asked.request),
        signal,
        onFrame: (done) => say({ type: "frame", id, done }),
      });
    case "sound":
      return mixVideoSound(asked.request, { pieces: piecesOf(asked.request), signal }).then(() => null);
    case "finish":
      return finishVideo(asked.request, { pieces: piecesOf(asked.request), signal });
    case "measure":
      return measureFit(asked.request.storyboards, { tabs, signal });
    case "stills":
      return drawStills(asked.request, { tabs, signal });
  }
}

function piecesOf({ piecesDir }: { piecesDir: string }) {
  return openPieceStore({ folder: piecesDir });
}

function explain(error: unknown): { reason: RenderFailure; message: string } {
  if (error instanceof RenderFailedError) return { reason: error.reason, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|no space left/i.test(message)) return { reason: "disk_full", message: "The disk is full." };
  return { reason: "poison", message };
}

process.on("message", (message: ToHost) => {
  if (message.type === "cancel") running.get(message.id)?.abort();
  else void answer(message);
});
// The program is gone, however it ended: nothing of ours may outlive it.
process.on("disconnect", () => void stop());
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => {});
// When the program is gone, nobody reads what is said here, and saying it fails.
process.stderr.on("error", () => {});
// A fault that no render can be blamed for, as when the browser dies between two answers: begin anew.
process.on("uncaughtException", (error) => {
  process.stderr.write(`${error.message}\n`);
  void stop(1);
});

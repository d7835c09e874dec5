// The process in which videos are drawn: it has no secrets, one warm browser, and ends with the program that started it.
import { rmSync } from "node:fs";
import { type HeadlessBrowser, openBrowser } from "@remotion/renderer";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError, type RenderFailure } from "#core/errors.ts";
import { openSegmentStore } from "../files/segment-store.ts";
import { findBrowser } from "./browser.ts";
import { CHROMIUM, type Pens } from "./draw-frames.ts";
import { drawStills } from "./draw-stills.ts";
import { measureFit } from "./measure.ts";
import type { FromHost, ToHost } from "./protocol.ts";
import { renderVideo } from "./render-video.ts";

type Asked = Exclude<ToHost, { type: "cancel" }>;

const IDLE_MS = 30 * SECOND;
// About two hundred videos of forty seconds; the least used go first.
const MOST_BYTES = 2_000_000_000;
const STOP_WITHIN_MS = 3 * SECOND;
const concurrency = Number(process.env["RENDER_CONCURRENCY"] ?? 2);

let browser: Promise<HeadlessBrowser> | undefined;
let idle: NodeJS.Timeout | undefined;
let isStopping = false;
const running = new Map<number, AbortController>();

const say = (message: FromHost) => process.send?.(message);

function warmBrowser(browserExecutable: string): Promise<HeadlessBrowser> {
  browser ??= openBrowser("chrome", { browserExecutable, chromiumOptions: CHROMIUM, logLevel: "error" });
  browser.catch(() => {
    browser = undefined;
  });
  return browser;
}

async function stop(code = 0): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  // Closing waits for the browser's answer, which a dead browser does not give; leaving kills it as well.
  setTimeout(() => process.exit(code), STOP_WITHIN_MS);
  for (const controller of running.values()) controller.abort();
  const open = await browser?.catch(() => undefined);
  await open?.close({ silent: true }).catch(() => {});
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
    say({ type: "progress", id, progress: { stage: "starting", done: 0, total: 1 } });
    const browserExecutable = findBrowser(process.env["BROWSER_EXECUTABLE"]);
    const { signal } = controller;
    const done = await work(message, {
      openBrowser: () => warmBrowser(browserExecutable),
      browserExecutable,
      concurrency,
      signal,
    });
    say({ type: "done", id, answer: done });
  } catch (error) {
    const { reason, message: words } = explain(error);
    if (reason === "browser") browser = undefined;
    say({ type: "failed", id, reason, message: words });
  } finally {
    running.delete(id);
    // An unused browser is memory that someone else could use.
    if (running.size === 0) idle = setTimeout(() => void stop(), IDLE_MS);
  }
}

function work(message: Asked, pens: Pens & { signal: AbortSignal }) {
  switch (message.type) {
    case "render":
      return renderVideo({
        ...message.request,
        ...pens,
        segments: openSegmentStore({ folder: message.request.segmentsDir, mostBytes: MOST_BYTES }),
        onProgress: (progress) => say({ type: "progress", id: message.id, progress }),
      });
    case "measure":
      return measureFit(message.request.storyboards, pens);
    case "stills":
      return drawStills(message.request, pens);
  }
}

function explain(error: unknown): { reason: RenderFailure; message: string } {
  if (error instanceof RenderFailedError) return { reason: error.reason, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|no space left/i.test(message)) return { reason: "disk_full", message: "The disk is full." };
  return { reason: browser ? "poison" : "browser", message };
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

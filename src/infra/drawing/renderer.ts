import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "#config/env.ts";
import { projectPath } from "#config/project.ts";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { Renderer } from "#renders/index.ts";
import type { FitMeter } from "#storyboards/index.ts";
import { explainFullDisk } from "../files/disk-store.ts";
import { giveWay } from "./give-way.ts";
import type { Answers, FromHost, RequestKind, Requests, ToHost } from "./protocol.ts";
import { withoutNetwork } from "./without-network.ts";

type Waiting = {
  onFrame: (done: number) => void;
  resolve: (answer: Answers[RequestKind]) => void;
  reject: (error: Error) => void;
};

/** Draws stills of a storyboard into a folder; answers their paths. Throws RENDER_FAILED. */
export type Stills = (request: Requests["stills"], signal: AbortSignal) => Promise<string[]>;
export type DrawingProcess = Renderer & FitMeter & { stills: Stills; close: () => Promise<void> };

// What the render process said last goes into the log when it ends badly; a terminal is no place for it.
const KEEP_CHARACTERS = 4000;

/** Draws videos in a process of its own, started when it is first needed. */
export function openRenderer({
  renderConcurrency,
  browserExecutable,
  workDir,
  piecesDir,
}: Pick<Config, "renderConcurrency" | "browserExecutable"> & {
  workDir: string;
  /** Where parts of videos are kept for the next render that needs them. */
  piecesDir: string;
}): DrawingProcess {
  const waiting = new Map<number, Waiting>();
  let host: ChildProcess | undefined;
  let nextId = 1;

  const startHost = (): ChildProcess => {
    const scratch = scratchIn(workDir);
    const child = fork(projectPath("dist", "render-host.mjs"), [], {
      ...withoutNetwork(),
      // Hostile text may reach the browser: it finds no address, password or token of ours in the environment.
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        // React's development build takes twice as long for the same markup.
        NODE_ENV: "production",
        TMPDIR: scratch,
        RENDER_CONCURRENCY: String(renderConcurrency),
        ...(browserExecutable === undefined ? {} : { BROWSER_EXECUTABLE: browserExecutable }),
      },
      // Ctrl-C on the terminal reaches the program first, which then stops this child in order.
      detached: true,
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    giveWay(child);
    let lastWords = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      lastWords = (lastWords + chunk).slice(-KEEP_CHARACTERS);
    });
    child.on("message", (message: FromHost) => hear(message));
    child.once("exit", () => {
      if (host === child) host = undefined;
      // One that was killed cannot clear up; its browser may still be writing for a moment.
      rm(scratch, { recursive: true, force: true, maxRetries: 10 }).catch(() => {});
      const cause = new Error(lastWords.trim() || "It said nothing.");
      for (const { reject } of waiting.values())
        reject(new RenderFailedError("interrupted", "The render process ended before the video was done.", { cause }));
      waiting.clear();
    });
    return child;
  };

  const hear = (message: FromHost) => {
    const request = waiting.get(message.id);
    if (!request) return;
    if (message.type === "frame") return request.onFrame(message.done);
    waiting.delete(message.id);
    if (message.type === "done") request.resolve(message.answer);
    else request.reject(new RenderFailedError(message.reason, message.message));
  };

  const ask = <Kind extends RequestKind>(
    type: Kind,
    request: Requests[Kind],
    signal: AbortSignal,
    onFrame: Waiting["onFrame"] = () => {},
  ): Promise<Answers[Kind]> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new RenderFailedError("interrupted", "The render was stopped."));
      host ??= startHost();
      const child = host;
      const id = nextId++;
      const send = (message: ToHost) => {
        if (child.connected) child.send(message);
      };
      const cancel = () => send({ type: "cancel", id });
      signal.addEventListener("abort", cancel, { once: true });
      const settle =
        <Value>(act: (value: Value) => void) =>
        (value: Value) => {
          signal.removeEventListener("abort", cancel);
          act(value);
        };
      waiting.set(id, {
        onFrame,
        // The render process answers each request with what its kind asks for.
        resolve: settle(resolve as (answer: Answers[RequestKind]) => void),
        reject: settle(reject),
      });
      // Kind and request belong together; the union of messages cannot say so of a type parameter.
      send({ type, id, request } as ToHost);
    });

  return {
    plan: ({ storyboard, quality, paths, scene, signal }) =>
      ask("plan", { storyboard, quality, paths, scene, piecesDir }, signal),
    drawSegment: ({ storyboard, quality, paths, scene, folder, position, signal, onFrame }) =>
      ask("segment", { storyboard, quality, paths, scene, folder, position, piecesDir }, signal, onFrame),
    mixSound: async ({ storyboard, quality, paths, folder, signal }) => {
      await ask("sound", { storyboard, quality, paths, folder, piecesDir }, signal);
    },
    finish: ({ storyboard, quality, paths, scene, folder, signal }) =>
      ask("finish", { storyboard, quality, paths, scene, folder, piecesDir }, signal),
    measure: (storyboards, signal) => ask("measure", { storyboards }, signal),
    stills: (request, signal) => ask("stills", request, signal),
    close: async () => {
      const child = host;
      if (!child || child.exitCode !== null) return;
      const exited = once(child, "exit");
      child.disconnect();
      const late = setTimeout(() => child.kill("SIGKILL"), 5 * SECOND);
      await exited;
      clearTimeout(late);
    },
  };
}

function scratchIn(workDir: string): string {
  try {
    mkdirSync(workDir, { recursive: true });
    return mkdtempSync(join(workDir, "host-"));
  } catch (error) {
    return explainFullDisk(error);
  }
}

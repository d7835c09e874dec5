import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#config/env.ts";
import { projectPath } from "#config/project.ts";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { Renderer, RenderOutput, RenderProgress } from "#renders/index.ts";
import type { FromHost, ToHost } from "./protocol.ts";

type Waiting = {
  onProgress: (progress: RenderProgress) => void;
  resolve: (output: RenderOutput) => void;
  reject: (error: Error) => void;
};

// What the render process said last goes into the log when it ends badly; a terminal is no place for it.
const KEEP_CHARACTERS = 4000;

/** Draws videos in a process of its own, started when it is first needed. */
export function openRenderer({
  renderConcurrency,
  browserExecutable,
  workDir,
}: Pick<Config, "renderConcurrency" | "browserExecutable"> & { workDir: string }): Renderer & {
  close: () => Promise<void>;
} {
  const waiting = new Map<number, Waiting>();
  let host: ChildProcess | undefined;
  let nextId = 1;

  const startHost = (): ChildProcess => {
    mkdirSync(workDir, { recursive: true });
    const child = fork(projectPath("dist", "render-host.mjs"), [], {
      // Hostile text may reach the browser: it finds no address, password or token of ours in the environment.
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        // React's development build takes twice as long for the same markup.
        NODE_ENV: "production",
        TMPDIR: mkdtempSync(join(workDir, "host-")),
        RENDER_CONCURRENCY: String(renderConcurrency),
        ...(browserExecutable === undefined ? {} : { BROWSER_EXECUTABLE: browserExecutable }),
      },
      // Ctrl-C on the terminal reaches the program first, which then stops this child in order.
      detached: true,
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let lastWords = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      lastWords = (lastWords + chunk).slice(-KEEP_CHARACTERS);
    });
    child.on("message", (message: FromHost) => hear(message));
    child.once("exit", () => {
      if (host === child) host = undefined;
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
    if (message.type === "progress") return request.onProgress(message.progress);
    waiting.delete(message.id);
    if (message.type === "done") request.resolve(message.output);
    else request.reject(new RenderFailedError(message.reason, message.message));
  };

  return {
    render: ({ storyboard, quality, folder, signal, onProgress }) =>
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
        waiting.set(id, { onProgress, resolve: settle(resolve), reject: settle(reject) });
        send({ type: "render", id, storyboard, quality, folder });
      }),
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

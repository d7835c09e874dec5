import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectPath } from "#config/project.ts";

export type RunningProgram = {
  child: ChildProcess;
  /** Everything it said on stdout and stderr so far. */
  said: () => string;
  /** Resolves when a line that matches was said, and with the match; rejects when the program ended before. */
  says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Waits for the end, after a signal if one is given; resolves with the exit code, or the signal that ended it. */
  end: (signal?: NodeJS.Signals) => Promise<number | NodeJS.Signals | null>;
};

/** A data folder of its own, and how to get rid of it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "sunny-e2e-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * Starts the real program as a person would, with nothing of this environment but PATH and HOME, and with a data folder
 * that is not that person's.
 */
export function startProgram(args: string[], env: Record<string, string> & { DATA_DIR: string }): RunningProgram {
  const child = spawn(process.execPath, [projectPath("src", "cli", "bin.mjs"), ...args], {
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const add = (chunk: Buffer) => {
    text += chunk;
    child.emit("said");
  };
  child.stdout.on("data", add);
  child.stderr.on("data", add);
  const ended = once(child, "exit");
  return {
    child,
    said: () => text,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(text);
          if (match) resolve(match);
        };
        child.on("said", look);
        ended.then(() => reject(new Error(`The program ended without saying ${pattern}. It said:\n${text}`)), reject);
        look();
      }),
    end: async (signal) => {
      if (signal && child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
      return child.exitCode ?? child.signalCode;
    },
  };
}

export type RunningProcess = { pid: number; command: string };

/** Processes that have this folder in their command line or environment: what a program runs, or left running. */
export function processesOf(folder: string): RunningProcess[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid)
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        const environment = readFileSync(`/proc/${pid}/environ`, "utf8");
        return command.includes(folder) || environment.includes(folder) ? [{ pid, command }] : [];
      } catch {
        // It ended while we looked.
        return [];
      }
    });
}

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { projectPath } from "#config/project.ts";

export type Ended = { code: number | null; out: string; err: string };
export type Setting = {
  env?: Record<string, string>;
  node?: string[];
  cwd?: string;
  /** What it reads on standard input; without it there is none. */
  input?: string;
};

/** A folder of its own for one test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sunny-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the command as a person does, with nothing in the environment but what the test says. */
export function startSunny(args: string[], { env = {}, node = [], cwd = projectPath(), input }: Setting = {}) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [...node, projectPath("src", "cli", "bin.mjs"), ...args], {
    cwd,
    env: { PATH, HOME, DEMO: "off", ...env },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
  child.stdin?.end(input);
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => child.once("close", (code) => resolve({ code, out, err })));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return {
    child,
    ended,
    /** Waits until it has said this; its end comes first only by a fault. */
    said: (words: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => out.includes(words) && resolve();
        child.stdout?.on("data", look);
        ended.then(() => reject(new Error(`It ended without saying "${words}": ${out}${err}`)));
        look();
      }),
  };
}

/** Runs the command to its end. */
export function sunny(args: string[], setting?: Setting): Promise<Ended> {
  return startSunny(args, setting).ended;
}

/** A refusal is one line that names the cause, on stderr alone, without the insides of the program. */
export function expectRefusal({ code, out, err }: Ended, expected: { code: number; says: RegExp }): void {
  expect(err).toMatch(expected.says);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expect(err).not.toMatch(/^\s+at |node:internal|Unexpected:/m);
  expect(out).toBe("");
  expect(code).toBe(expected.code);
}

/** Something that takes connections on a free port and never says a word. */
export async function listenSilently(): Promise<{ port: number; server: Server }> {
  const server = createServer((socket) => socket.on("error", () => {}));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { port: address.port, server };
}

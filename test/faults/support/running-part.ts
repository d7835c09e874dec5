import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Order, Orders, Reply } from "./part/orders.ts";

/** A process of the program at work. */
export type RunningPart = Awaited<ReturnType<typeof startPart>>;

type Ask = <Do extends keyof Orders>(what: Do, ...asked: AskedWith<Do>) => Promise<ReturnType<Orders[Do]>>;
type AskedWith<Do extends keyof Orders> = Parameters<Orders[Do]>;

/** Starts a process that waits for its orders, `through` another program if one is given; resolves when it listens. */
export async function startPart(path: string, env: Record<string, string>, through: readonly string[] = []) {
  const [execPath = process.execPath, ...before] = through;
  const child = fork(path, {
    execPath,
    execArgv: [...before, ...(through.length > 0 ? [process.execPath] : []), "--enable-source-maps"],
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
  });
  let said = "";
  const hear = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const ended = once(child, "exit");
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  const listens = new Promise<never>((resolve, reject) => waiting.set(0, { resolve, reject }));
  child.on("message", ({ id, result, error }: Reply) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asker?.resolve(result as never);
    else asker?.reject(new Error(error));
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error(`The process ended: ${said}`));
    waiting.clear();
  });
  const ask: Ask = (what, ...[asked]) =>
    new Promise((resolve, reject) => {
      if (!isUp(child)) return reject(new Error(`The process has ended: ${said}`));
      nextId += 1;
      const id = nextId;
      waiting.set(id, { resolve: resolve as never, reject });
      return child.send({ id, do: what, with: asked } as Order, () => {});
    });
  await listens;
  return {
    child,
    ask,
    said: () => said,
    isUp: () => isUp(child),
    /** Resolves with the exit code, or the signal that ended it. */
    ended: async () => {
      await ended;
      return child.exitCode ?? child.signalCode;
    },
    /** Ends it by a signal; resolves as `ended` does. */
    end: async (signal: NodeJS.Signals) => {
      if (isUp(child)) child.kill(signal);
      await ended;
      return child.exitCode ?? child.signalCode;
    },
  };
}

/** What a process no longer says because it was struck is no fault of the test. */
export const unlessEnded = (part: Pick<RunningPart, "isUp">) => (error: Error) => {
  if (part.isUp()) throw error;
};

let nextId = 0;
const isUp = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

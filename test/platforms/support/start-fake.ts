import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";

export type Trouble = { at: string; how: string; times?: number };
export type Entry = { what: string; [fact: string]: unknown };
export type Call = { method: string; path: string; isAuthorized: boolean };

/** A platform in a process of its own, with what it did for good on disk. */
export type Fake = {
  origin: string;
  control: (settings: { troubles?: Trouble[]; advanceMs?: number; [other: string]: unknown }) => Promise<void>;
  ledger: (what?: string) => Promise<Entry[]>;
  calls: () => Promise<Call[]>;
};

const running = new Set<{ child: ChildProcess; folder: string }>();

afterEach(async () => {
  for (const fake of running) {
    const ended = new Promise((resolve) => fake.child.once("exit", resolve));
    fake.child.disconnect();
    await ended;
    await rm(fake.folder, { recursive: true, force: true });
  }
  running.clear();
});

/** Starts a fake; it ends with the test. */
export async function startFake(platform: "youtube" | "tiktok" | "mastodon" | "peertube"): Promise<Fake> {
  const folder = await mkdtemp(join(tmpdir(), `fake-${platform}-`));
  const ledgerPath = join(folder, "ledger.jsonl");
  const server = new URL(`../${platform}/server.mjs`, import.meta.url);
  const child = fork(server, [ledgerPath], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  running.add({ child, folder });
  const origin = await new Promise<string>((resolve, reject) => {
    child.once("message", (message: { origin: string }) => resolve(message.origin));
    child.once("exit", (code) => reject(new Error(`The fake ${platform} ended with ${code}.`)));
  });
  return {
    origin,
    control: async (settings) => {
      await fetch(`${origin}/control`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(settings),
      });
    },
    ledger: async (what) => {
      const lines = (await readFile(ledgerPath, "utf8")).split("\n").filter((line) => line !== "");
      return lines
        .map((line) => JSON.parse(line) as Entry)
        .filter((entry) => what === undefined || entry.what === what);
    },
    calls: async () => (await (await fetch(`${origin}/control/calls`)).json()) as Call[],
  };
}

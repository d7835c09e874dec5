import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectPath } from "#config/project.ts";
import type { Entry, Trouble } from "../../platforms/support/start-fake.ts";

/** The outlet in a process of its own, with what it did for good on disk. */
export async function openOutlet() {
  const folder = mkdtempSync(join(tmpdir(), "sunny-outlet-"));
  const path = join(folder, "ledger.jsonl");
  const server = projectPath("test", "faults", "support", "outlet-server.mjs");
  const child = fork(server, [path], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [{ origin }] = (await once(child, "message")) as [{ origin: string }];
  const entries = () =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Entry);
  return {
    origin,
    /** The keys under which something was posted, in order; what was posted twice stands here twice. */
    posted: () => entries().flatMap(({ what, key }) => (what === "posted" ? [String(key)] : [])),
    trouble: async (...troubles: Trouble[]) => {
      const headers = { "content-type": "application/json" };
      await fetch(`${origin}/control`, { method: "POST", headers, body: JSON.stringify({ troubles }) });
    },
    close: async () => {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

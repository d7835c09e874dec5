import { fork, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { deliverToFullDisk } from "./support/deliver-to-full-disk.ts";
import { newFolder } from "./support/dispatch.ts";

type Told = Awaited<ReturnType<typeof deliverToFullDisk>>;

// Only a machine that lets a user mount a disk in memory, as Linux with user namespaces does, has one to fill.
const DISK = ["-rm", "sh", "-c", 'mount -t tmpfs -o size=4m tmpfs "$0" && exec "$@"'];
const canMount = spawnSync("unshare", [...DISK, "/mnt", "true"]).status === 0;

test.skipIf(!canMount)(
  "a folder on a full disk gets nothing, not even half a file; with room it gets all",
  async () => {
    const { full, left, roomy } = await onItsOwnDisk(newFolder());
    expect(full).toEqual({
      is: "not sent",
      message: "The disk of the folder is full. Make room; it is tried again.",
    });
    expect(left).toEqual([]);
    expect(roomy).toBe("live");
  },
);

function onItsOwnDisk(folder: string): Promise<Told> {
  const script = fileURLToPath(new URL("./support/full-folder.mjs", import.meta.url));
  const child = fork(script, [folder], {
    execPath: "unshare",
    execArgv: [...DISK, folder, process.execPath],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("message", (told) => resolve(told as Told));
    child.once("exit", (code) => reject(new Error(`It ended with ${code}: ${said}`)));
  });
}

import { fork, spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { newFolder, ONE_SCENE } from "./support/engine.ts";
import type { fillDisk } from "./support/fill-disk.ts";

type Told = Awaited<ReturnType<typeof fillDisk>>;

// Only a machine that lets a user mount a disk in memory, as Linux with user namespaces does, has one to fill.
const DISK = ["-rm", "sh", "-c", 'mount -t tmpfs -o size=4m tmpfs "$0" && exec "$@"'];
const canMount = spawnSync("unshare", [...DISK, "/mnt", "true"]).status === 0;

test.skipIf(!canMount)(
  "a render on a full disk fails in plain words and leaves no half piece; once there is room, the next one is whole",
  async () => {
    const { full, filling, roomy } = await onItsOwnDisk(newFolder());
    const nothingLeft = { halfPieces: [], workLeft: [] };
    expect(full).toMatchObject({ end: "disk_full", ...nothingLeft });
    expect(full.message).toMatch(/^The disk is full: \d+ MB are free in .*, a render needs \d+ MB to work in\.$/);
    expect(filling).toMatchObject({ end: "disk_full", ...nothingLeft });
    expect(filling.message).toMatch(/^The disk is full/);
    expect(roomy).toMatchObject({ end: `${ONE_SCENE.durationFrames} frames`, message: "", ...nothingLeft });
  },
);

function onItsOwnDisk(folder: string): Promise<Told> {
  const script = projectPath("test", "faults", "support", "short-disk.mjs");
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

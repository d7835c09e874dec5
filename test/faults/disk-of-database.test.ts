import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SECOND } from "#core/clock.ts";
import { settle } from "./support/pass-time.ts";
import { newSlots, openWorld, type World } from "./support/world.ts";

// Only a machine that lets a user mount a disk in memory, as Linux with user namespaces does, has one to fill.
const DISK = ["-rm", "sh", "-c", 'mount -t tmpfs -o size=400m tmpfs /mnt && cp -a "$0/." /mnt && exec "$@"'];
const canMount = spawnSync("unshare", [...DISK, "/etc/apt", "true"]).status === 0;

describe.runIf(canMount)("on a disk that is full, the embedded database", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld("embedded");
  });
  afterAll(() => world?.close());

  test("takes nothing and says so; once there is room, the same process goes on, and all goes out once", async () => {
    const part = await world.prepare({ DATA_DIR: "/mnt" }, ["unshare", ...DISK, world.folder]);
    const { origin } = await world.begin(part, { parts: ["api", "scheduler", "worker"] });
    const inside = (script: string) =>
      spawnSync("nsenter", ["-t", String(part.child.pid), "-U", "-m", "--preserve-credentials", "sh", "-c", script]);
    inside("cat /dev/zero > /mnt/ballast");
    const { ids, keys } = newSlots(world, 30);
    const planned = await part.ask("plan", { ...world.story, ids }).then(
      () => true,
      () => false,
    );
    await expect.poll(() => readiness(origin), { timeout: 60 * SECOND }).toMatchObject({ disk: "failing" });
    inside("rm /mnt/ballast");
    if (!planned) await part.ask("plan", { ...world.story, ids });
    await settle(part);
    expect(world.postedOf(keys)).toEqual(keys);
    expect(await part.end("SIGTERM")).toBe(0);
  });
});

async function readiness(origin: string | null): Promise<unknown> {
  const answer = (await (await fetch(`${origin}/readyz`)).json()) as { checks: object };
  return answer.checks;
}

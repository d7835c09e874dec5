import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedPath } from "#infra/files/disk-store.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";
import { type Fake, startFake } from "../platforms/support/start-fake.ts";
import { putRight } from "./support/database-clock.ts";
import { manyOf } from "./support/extent.ts";
import { passTime, settle } from "./support/pass-time.ts";
import { HAS_FLEET } from "./support/servers.ts";
import { newSlots, openWorld, unlessEnded, type World } from "./support/world.ts";

// Three pieces of an upload to PeerTube.
const VIDEO = randomBytes(20 * 1024 * 1024);
const SHA256 = createHash("sha256").update(VIDEO).digest("hex");
const PLATFORM = {
  kind: "peertube",
  settings: { origin: "https://video.example.org", username: "sunny", channelId: 7, locale: "en" },
  secrets: { password: "password-0", accessToken: "access-0", refreshToken: "refresh-0" },
} as const;

describe.runIf(HAS_FLEET)("an upload to PeerTube in several pieces, with captions", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld("fleet");
    await bringVideo(world);
    await connect(world);
  });
  afterAll(() => world?.close());

  const cases = (["asking", "asked"] as const)
    .flatMap((at) => [1, 2, 3, 4, 5, 6].map((nth) => ({ at, nth })))
    .filter((_, index) => index % manyOf(1, 3) === 0);

  test.each(cases)("whose worker is killed at $at, number $nth, is seen once, and whole", async (trip) => {
    const fake = await startFake("peertube");
    const platform = { kind: PLATFORM.kind, origin: fake.origin };
    const { ids } = newSlots(world, 1);
    const struck = await world.start({ platform });
    await struck.ask("rows", putRight());
    await struck.ask("trip", { ...trip, signal: "SIGKILL" });
    await struck.ask("plan", { ...world.story, ids }).catch(unlessEnded(struck));
    expect(await struck.ended()).toBe("SIGKILL");
    const before = await publishedOn(fake);
    const next = await world.start({ platform });
    await passTime(next);
    await settle(next);
    expect(await next.end("SIGTERM")).toBe(0);
    const after = await publishedOn(fake);
    expect(after).toHaveLength(1);
    expect(after[0]?.["sha256"]).toBe(SHA256);
    // What was there already is found, and not another one made.
    expect(after.slice(0, before.length)).toEqual(before);
  });
});

const publishedOn = (fake: Fake) => fake.ledger("published");

async function bringVideo(world: World): Promise<void> {
  const path = storedPath(world.folder, SHA256);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, VIDEO);
  await world.inDatabase(({ prisma }) =>
    prisma.renderFile.updateMany({ where: { kind: "video" }, data: { sha256: SHA256, bytes: VIDEO.length } }),
  );
}

async function connect({ folder, inDatabase, story: { channelId } }: World): Promise<void> {
  const sealer = openSealer(await readSecretKeys(folder, undefined));
  const secrets = Object.entries(PLATFORM.secrets).map(([name, value]) => ({
    name,
    sealed: sealer.seal({ channelId, name }, value),
  }));
  const { kind, settings } = PLATFORM;
  await inDatabase(({ prisma }) =>
    prisma.channel.update({ where: { id: channelId }, data: { kind, settings, secrets: { create: secrets } } }),
  );
}

import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SECOND } from "#core/clock.ts";
import { storedPath } from "#infra/files/disk-store.ts";
import { deliverToChannel, recoverDeliveries } from "#releases/actions/index.ts";
import { type ChannelPort, NotSentError } from "#releases/index.ts";
import { ago } from "../fixtures.ts";
import { deliveryPorts, platform, silentPlatform } from "./support/channels.ts";
import { claimNow } from "./support/claims.ts";
import { findPublicFile } from "./support/public-page.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { readyStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const read = (id: string) => stage.prisma.delivery.findUniqueOrThrow({ where: { id } });
const sweep = () => recoverDeliveries({ ctx: stage.as("sweep"), input: {} });
const expireLease = (id: string) => stage.prisma.delivery.update({ where: { id }, data: { nextCheckAt: ago(SECOND) } });

async function claimedDelivery() {
  const story = await readyStory(stage);
  await claimNow(stage, story.slot.id);
  const { id, releaseId } = await stage.prisma.delivery.findFirstOrThrow({
    where: { release: { slotId: story.slot.id } },
  });
  return { ...story, id, releaseId };
}

/** One try, as the worker makes it. */
async function deliver(deliveryId: string, gallery: ChannelPort): Promise<void> {
  const { attempt } = await read(deliveryId);
  await deliverToChannel(
    { ctx: stage.as("deliver-release"), input: { deliveryId, attempt } },
    deliveryPorts({ gallery }),
  );
}

const offline = () => {
  throw new NotSentError("The platform is down.");
};
const mute = () => {
  throw new Error("The platform does not answer.");
};

describe("a worker that dies between sending and writing it down", () => {
  test("has sent already: the channel is asked, and nothing is sent twice", async () => {
    const { id, releaseId, slot } = await claimedDelivery();
    const channel = silentPlatform();
    const dead = deliver(id, channel.port);
    await channel.reached;
    expect(await read(id)).toMatchObject({ state: "sending", attempt: 1 });
    await expireLease(id);
    await sweep();
    const workers = stage.work({ channels: { gallery: channel.port } });
    await stage.relay();
    await expect.poll(async () => (await read(id)).state).toBe("confirmed");
    await workers.close();
    expect(channel.asked).toEqual([releaseId]);
    expect(channel.ledger).toEqual([releaseId]);
    expect(await stage.prisma.slot.findUniqueOrThrow({ where: { id: slot.id } })).toMatchObject({ state: "released" });
    channel.answer();
    await dead;
  });

  test("may not write when it comes back", async () => {
    const { id } = await claimedDelivery();
    const channel = silentPlatform();
    const stale = deliver(id, channel.port);
    await channel.reached;
    await deliver(id, {
      ...channel.port,
      lookUp: async () => ({ is: "live" as const, permalink: "https://platform.example/second" }),
    });
    const before = await read(id);
    channel.answer();
    await stale;
    expect(await read(id)).toEqual(before);
    expect(before).toMatchObject({ state: "confirmed", attempt: 2, permalink: "https://platform.example/second" });
  });

  test("had not sent yet: the channel says so, and it is sent once", async () => {
    const { id, releaseId } = await claimedDelivery();
    await stage.prisma.delivery.update({ where: { id }, data: { state: "sending", attempt: 1 } });
    const { port, ledger, asked } = platform();
    await deliver(id, port);
    expect(asked).toEqual([releaseId]);
    expect(ledger).toEqual([releaseId]);
    expect(await read(id)).toMatchObject({ state: "confirmed", attempt: 3 });
  });

  test("is not sent again as long as the channel cannot say whether it is there", async () => {
    const { id, releaseId } = await claimedDelivery();
    await stage.prisma.delivery.update({ where: { id }, data: { state: "sending", attempt: 1 } });
    const { ledger, ...down } = platform({ lookUp: mute });
    ledger.push(releaseId);
    await deliver(id, down.port);
    await deliver(id, down.port);
    expect(ledger).toEqual([releaseId]);
    const up = platform();
    up.ledger.push(...ledger);
    await deliver(id, up.port);
    expect(up.ledger).toEqual([releaseId]);
    expect(await read(id)).toMatchObject({ state: "confirmed" });
  });

  test("could not write it down: the channel is asked before anything is sent again", async () => {
    const { id, releaseId } = await claimedDelivery();
    const { port, ledger } = platform();
    let isDown = false;
    const ctx = stage.as("deliver-release");
    const flaky: typeof ctx.transaction = async (work) => {
      if (!isDown) return ctx.transaction(work);
      isDown = false;
      throw new Error("The database is away.");
    };
    const cutOff = deliverToChannel(
      { ctx: { ...ctx, transaction: flaky }, input: { deliveryId: id, attempt: 0 } },
      deliveryPorts({
        gallery: {
          ...port,
          deliver: async (dispatch) => {
            const result = await port.deliver(dispatch);
            isDown = true;
            return result;
          },
        },
      }),
    );
    await Promise.allSettled([cutOff]);
    await deliver(id, port);
    expect(ledger).toEqual([releaseId]);
    expect(await read(id)).toMatchObject({ state: "confirmed" });
  });
});

test("a sweep that meets a worker which is just confirming leaves the delivery alone", async () => {
  const { id } = await claimedDelivery();
  await deliver(id, platform({ deliver: offline }).port);
  await expireLease(id);
  let swept: Promise<unknown> = Promise.resolve();
  await stage.prisma.$transaction(async (tx) => {
    await tx.delivery.update({ where: { id }, data: { state: "confirmed", nextCheckAt: null } });
    swept = sweep();
    // On Postgres the sweep now waits for this row; on the embedded database for this transaction.
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  await swept;
  expect(await read(id)).toMatchObject({ state: "confirmed", nextCheckAt: null });
});

test("when every channel has failed for good, the release and its slot say so", async () => {
  const { id, releaseId, slot } = await claimedDelivery();
  for (let attempt = 0; attempt < 5; attempt += 1) await deliver(id, platform({ deliver: offline }).port);
  expect(await stage.prisma.release.findUniqueOrThrow({ where: { id: releaseId } })).toMatchObject({ state: "failed" });
  const { stateReason } = await stage.prisma.slot.findUniqueOrThrow({ where: { id: slot.id } });
  expect(stateReason).toContain("The platform is down.");
});

describe("a channel that refuses", () => {
  test("is tried again later, and the release goes out when it takes it", async () => {
    const { id, releaseId } = await claimedDelivery();
    await deliver(id, platform({ deliver: offline }).port);
    const waiting = await read(id);
    expect(waiting).toMatchObject({ state: "pending", attempt: 1, failure: "The platform is down." });
    expect(waiting.nextCheckAt?.getTime()).toBeGreaterThan(Date.now() + 10 * SECOND);
    await sweep();
    expect(await stage.prisma.outbox.count({ where: { key: `delivery-${id}-1` } })).toBe(0);
    await expireLease(id);
    await sweep();
    const { port, ledger } = platform();
    const workers = stage.work({ channels: { gallery: port } });
    await stage.relay();
    await expect.poll(async () => (await read(id)).state).toBe("confirmed");
    await workers.close();
    expect(ledger).toEqual([releaseId]);
  });

  test("five times leaves a failed delivery that says why", async () => {
    const { id } = await claimedDelivery();
    for (let attempt = 0; attempt < 5; attempt += 1) await deliver(id, platform({ deliver: offline }).port);
    expect(await read(id)).toMatchObject({ state: "failed", attempt: 5, failure: "The platform is down." });
    await expireLease(id);
    await sweep();
    const { port, ledger } = platform();
    await deliver(id, port);
    expect(ledger).toEqual([]);
  });

  test("that this installation does not have is a failure with its name", async () => {
    const { id } = await claimedDelivery();
    await deliverToChannel(
      { ctx: stage.as("deliver-release"), input: { deliveryId: id, attempt: 0 } },
      deliveryPorts({}),
    );
    expect(await read(id)).toMatchObject({ state: "pending", failure: "This installation has no gallery channel." });
  });
});

describe("what changed on disk after its approval is not released", () => {
  test.each<[what: string, harm: (path: string) => Promise<void>, failure: string]>([
    [
      "one byte of the video flipped",
      async (path) => {
        const bytes = await readFile(path);
        bytes[0] = (bytes[0] ?? 0) ^ 1;
        await writeFile(path, bytes);
      },
      "no longer what was approved",
    ],
    [
      "the video cut short",
      async (path) => writeFile(path, (await readFile(path)).subarray(1)),
      "no longer what was approved",
    ],
  ])("%s", async (_what, harm, failure) => {
    const { id, renderId } = await claimedDelivery();
    const { sha256 } = await stage.prisma.renderFile.findFirstOrThrow({ where: { renderId, kind: "video" } });
    const path = storedPath(stage.dataDir, sha256);
    const whole = await readFile(path);
    await harm(path);
    await deliver(id, stage.gallery);
    expect(await read(id)).toMatchObject({ state: "pending", failure: expect.stringContaining(failure) });
    expect(await findPublicFile(stage.prisma, sha256)).toBeNull();
    await writeFile(path, whole);
    await deliver(id, stage.gallery);
    expect(await read(id)).toMatchObject({ state: "confirmed", failure: null });
    expect(await findPublicFile(stage.prisma, sha256)).toMatchObject({ sha256 });
  });
});

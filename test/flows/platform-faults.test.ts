import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "#core/clock.ts";
import { confirmManually, liftHold, recoverDeliveries, retryDelivery } from "#releases/actions/index.ts";
import { abilitiesOf, LockedOutError, NotSentError, RefusedError } from "#releases/index.ts";
import { ago } from "../fixtures.ts";
import { platform } from "./support/channels.ts";
import { claimedDelivery, deliverOnce, makeDue, openTasks, readDelivery } from "./support/deliveries.ts";
import { openStage, type Stage } from "./support/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const read = (id: string) => readDelivery(stage, id);
const fails = (error: Error) => () => {
  throw error;
};
const slotOf = (releaseId: string) => stage.prisma.slot.findFirstOrThrow({ where: { release: { id: releaseId } } });

describe("a platform that does not say what happened", () => {
  test("took it and lost the answer: it is found, and was sent once", async () => {
    const { id, releaseId } = await claimedDelivery(stage);
    const ledger: string[] = [];
    const dropping = platform({ deliver: ({ shipment }) => Promise.reject(void ledger.push(shipment.releaseId)) });
    await deliverOnce(stage, id, dropping.port);
    expect(await read(id)).toMatchObject({ state: "unknown", mayHaveArrived: true });
    const up = platform();
    up.ledger.push(...ledger);
    await deliverOnce(stage, id, up.port);
    expect(up.ledger).toEqual([releaseId]);
    expect(await read(id)).toMatchObject({ state: "confirmed" });
  });

  test("and cannot be asked: a person looks, and only that person lets it be sent again", async () => {
    const { id, planner } = await claimedDelivery(stage);
    const blind = platform({ abilities: { canReadBack: false }, deliver: fails(new Error("no answer")) });
    await deliverOnce(stage, id, blind.port);
    expect(await read(id)).toMatchObject({ state: "with_person", mayHaveArrived: true });
    expect(await openTasks(stage, { deliveryId: id })).toMatchObject([{ kind: "confirm" }]);
    await deliverOnce(stage, id, platform({ abilities: { canReadBack: false } }).port);
    expect(await read(id)).toMatchObject({ state: "with_person" });

    const abilities = abilitiesOf({ gallery: blind.port });
    const retry = (isAbsent: boolean) =>
      retryDelivery({ ctx: planner.ctx, input: { deliveryId: id, reason: "looked", isAbsent } }, { abilities });
    await expect(retry(false)).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await retry(true)).toEqual({ looksUpFirst: false });
    const up = platform({ abilities: { canReadBack: false } });
    await deliverOnce(stage, id, up.port);
    expect(up.ledger).toHaveLength(1);
    expect(await read(id)).toMatchObject({ state: "confirmed" });
    expect(await openTasks(stage, { deliveryId: id })).toEqual([]);
  });

  test("a person has seen it: the address is written down and the slot is released", async () => {
    const { id, releaseId, planner } = await claimedDelivery(stage);
    await deliverOnce(stage, id, platform({ deliver: () => ({ is: "with_person" }) }).port);
    expect(await openTasks(stage, { deliveryId: id })).toMatchObject([{ kind: "confirm" }]);
    const url = "https://platform.example/seen";
    const input = { deliveryId: id, url: "http://platform.example/seen" };
    await expect(confirmManually({ ctx: planner.ctx, input })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await confirmManually({ ctx: planner.ctx, input: { deliveryId: id, url } });
    expect(await read(id)).toMatchObject({ state: "confirmed", permalink: url });
    expect(await slotOf(releaseId)).toMatchObject({ state: "released" });
    expect(await openTasks(stage, { deliveryId: id })).toEqual([]);
  });
});

test("a platform that says it failed but shows it: a retry looks first, and nothing is doubled", async () => {
  const { id, releaseId, planner } = await claimedDelivery(stage);
  await stage.prisma.delivery.create({
    data: { releaseId, channelId: await otherChannel(releaseId), state: "confirmed" },
  });
  const lying = platform({ deliver: fails(new RefusedError("failed")) });
  await deliverOnce(stage, id, lying.port);
  expect(await read(id)).toMatchObject({ state: "refused" });
  expect(await openTasks(stage, { deliveryId: id })).toMatchObject([{ kind: "deliver" }]);
  const live = platform();
  live.ledger.push(releaseId);
  const abilities = abilitiesOf({ gallery: live.port });
  const input = { deliveryId: id, reason: "try again" };
  expect(await retryDelivery({ ctx: planner.ctx, input }, { abilities })).toEqual({ looksUpFirst: true });
  await deliverOnce(stage, id, live.port);
  expect(live.ledger).toEqual([releaseId]);
  expect(await read(id)).toMatchObject({ state: "confirmed" });
});

async function otherChannel(releaseId: string): Promise<string> {
  const { episode } = await stage.prisma.release.findUniqueOrThrow({
    where: { id: releaseId },
    include: { episode: true },
  });
  const data = { campaignId: episode.campaignId, kind: "folder", name: "other" } as const;
  return (await stage.prisma.channel.create({ data })).id;
}

test("when nothing of a release arrived, a person decides about its slot, and not about a delivery", async () => {
  const { id, releaseId, planner } = await claimedDelivery(stage);
  const { port } = platform({ deliver: fails(new RefusedError("too long")) });
  await deliverOnce(stage, id, port);
  const slot = await slotOf(releaseId);
  expect(slot).toMatchObject({ state: "missed", stateReason: "not delivered: too long" });
  expect(await openTasks(stage, { slotId: slot.id })).toMatchObject([{ kind: "missed" }]);
  const abilities = abilitiesOf({ gallery: port });
  const retry = retryDelivery({ ctx: planner.ctx, input: { deliveryId: id, reason: "again" } }, { abilities });
  await expect(retry).rejects.toMatchObject({ code: "WRONG_STATE" });
});

describe("a platform that asks to wait", () => {
  test("within the time of the slot is waited for", async () => {
    const { id } = await claimedDelivery(stage);
    await deliverOnce(stage, id, platform({ deliver: fails(new NotSentError("429", { retryAfterMs: HOUR })) }).port);
    const waiting = await read(id);
    expect(waiting).toMatchObject({ state: "pending", failure: "429" });
    expect(waiting.nextCheckAt?.getTime()).toBeGreaterThan(Date.now() + 59 * MINUTE);
  });

  test("for longer is a failure with a task", async () => {
    const { id } = await claimedDelivery(stage);
    await deliverOnce(
      stage,
      id,
      platform({ deliver: fails(new NotSentError("429", { retryAfterMs: 7 * HOUR })) }).port,
    );
    expect(await read(id)).toMatchObject({ state: "failed" });
    expect(await openTasks(stage, { deliveryId: id })).toMatchObject([{ kind: "deliver" }]);
  });
});

test("a platform that lets nobody in holds its channel until a person connected it again", async () => {
  const { id, channelId, planner } = await claimedDelivery(stage);
  await deliverOnce(stage, id, platform({ deliver: fails(new LockedOutError("token expired")) }).port);
  expect(await read(id)).toMatchObject({ state: "locked_out", mayHaveArrived: false });
  expect(await openTasks(stage, { channelId })).toMatchObject([{ kind: "reconnect" }]);
  const hold = await stage.prisma.hold.findFirstOrThrow({ where: { channelId } });
  expect(hold).toMatchObject({ job: "deliver-release", expiresAt: null });
  await liftHold({ ctx: planner.ctx, input: { holdId: hold.id, reason: "connected again", dryRun: false } });
  expect(await openTasks(stage, { channelId })).toEqual([]);
  const { port, ledger } = platform();
  await deliverOnce(stage, id, port);
  expect(ledger).toHaveLength(1);
  expect(await read(id)).toMatchObject({ state: "confirmed" });
});

test("after five failures in a row a channel is left alone for a while", async () => {
  const { id, channelId } = await claimedDelivery(stage);
  await stage.prisma.channel.update({ where: { id: channelId }, data: { failures: 4 } });
  await deliverOnce(stage, id, platform({ deliver: fails(new NotSentError("503")) }).port);
  const hold = await stage.prisma.hold.findFirstOrThrow({ where: { channelId } });
  expect(hold.reason).toContain("5 tries in a row failed");
  expect(hold.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 14 * MINUTE);
  const { port, ledger } = platform();
  await deliverOnce(stage, id, port);
  expect(ledger).toEqual([]);
  expect(await read(id)).toMatchObject({ state: "pending", failure: expect.stringContaining("held: 5 tries") });
  await stage.prisma.hold.update({ where: { id: hold.id }, data: { expiresAt: ago(SECOND) } });
  await deliverOnce(stage, id, port);
  expect(ledger).toHaveLength(1);
  expect(await stage.prisma.channel.findUniqueOrThrow({ where: { id: channelId } })).toMatchObject({ failures: 0 });
});

describe("a worker that was frozen while its delivery was given away", () => {
  test("sends nothing when it comes back", async () => {
    const { id, releaseId } = await claimedDelivery(stage);
    const ledger: string[] = [];
    const { port } = platform({
      deliver: async (dispatch) => {
        // It stands still here; meanwhile its lease ends and another worker has the delivery.
        await makeDue(stage, id);
        await recoverDeliveries({ ctx: stage.as("sweep"), input: {} });
        const other = platform({ deliver: () => void ledger.push(dispatch.shipment.releaseId) });
        await deliverOnce(stage, id, other.port);
        await dispatch.note({});
        ledger.push("the frozen one");
      },
    });
    await deliverOnce(stage, id, port);
    expect(ledger).toEqual([releaseId]);
    expect(await read(id)).toMatchObject({ state: "confirmed", permalink: `https://platform.example/${releaseId}` });
  });

  test("is told what an earlier try wrote down", async () => {
    const { id } = await claimedDelivery(stage);
    const broken = platform({
      deliver: async ({ note }) => {
        await note({ session: "upload-7", offset: "4096" });
        throw new NotSentError("cut off");
      },
    });
    await deliverOnce(stage, id, broken.port);
    let evidence: unknown;
    const curious = platform({
      deliver: (dispatch) => {
        evidence = dispatch.evidence;
      },
    });
    await deliverOnce(stage, id, curious.port);
    expect(evidence).toEqual({ session: "upload-7", offset: "4096" });
  });
});

test("what a platform shows by itself later is armed, and confirmed once it is seen", async () => {
  const { id } = await claimedDelivery(stage);
  const firesAt = new Date(Date.now() + HOUR);
  await deliverOnce(stage, id, platform({ deliver: () => ({ is: "armed", firesAt }) }).port);
  expect(await read(id)).toMatchObject({ state: "armed", firesAt });
  const up = platform({ lookUp: () => ({ is: "live", permalink: null }) });
  await deliverOnce(stage, id, up.port);
  expect(up.ledger).toEqual([]);
  expect(await read(id)).toMatchObject({ state: "confirmed", permalink: null });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import { deliverToChannel } from "#releases/actions/index.ts";
import { writeScript } from "#scripts/actions/index.ts";
import { ago } from "../fixtures.ts";
import { findBreak, readAudit } from "./support/audit-chain.ts";
import { deliveryPorts, platform } from "./support/channels.ts";
import { claimNow, shiftSlot } from "./support/claims.ts";
import { fingerprint } from "./support/fingerprint.ts";
import { findsInDrawing } from "./support/fit.ts";
import { renderAtOnce } from "./support/render-at-once.ts";
import { tinyRenderer } from "./support/renderers.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { approveVideo, placeNow, readyStory, renderVideo, requestVideo, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const deliverAll = async (slotId: string, channel = platform()) => {
  for (const { id, attempt } of await stage.prisma.delivery.findMany({ where: { release: { slotId } } })) {
    await deliverToChannel(
      { ctx: stage.as("deliver-release"), input: { deliveryId: id, attempt } },
      deliveryPorts({ gallery: channel.port }),
    );
  }
};
const tracesOf = (entityId: string) =>
  stage.prisma.auditEntry.findMany({ where: { entityId }, orderBy: { seq: "asc" } });
const broken = () => Promise.reject(new RenderFailedError("browser", "The browser is gone."));
const offline = () => Promise.reject(new Error("The platform is down."));

describe("everything that happens leaves its trace", () => {
  test("from campaign to release, each step says who did it", async () => {
    const { slot, producer, planner, reviewers } = await readyStory(stage);
    await claimNow(stage, slot.id);
    await deliverAll(slot.id);
    const person = ({ id }: { id: string }) => ({ type: "person", personId: id });
    const system = (job: string) => ({ type: "system", job });
    expect(await readAudit(stage.prisma)).toMatchObject([
      { action: "campaign.create", actor: person(planner) },
      { action: "schedule.create", actor: person(planner) },
      { action: "source.save", actor: person(producer) },
      { action: "script.write", actor: person(producer) },
      { action: "render.request", actor: person(producer) },
      { action: "render.claim", actor: system("render-storyboard") },
      { action: "render.plan", actor: system("render-storyboard") },
      { action: "segment.draw", actor: system("draw-segment") },
      { action: "segment.draw", actor: system("draw-segment") },
      { action: "segment.draw", actor: system("draw-segment") },
      { action: "sound.mix", actor: system("mix-sound") },
      { action: "render.finish", actor: system("finish-render") },
      { action: "review.approve", actor: person(reviewers.accuracy) },
      { action: "review.approve", actor: person(reviewers.brand) },
      { action: "slot.place", actor: person(planner) },
      { action: "slot.release", actor: system("claim-due-slots") },
      { action: "delivery.send", actor: system("deliver-release") },
      { action: "delivery.confirm", actor: system("deliver-release") },
      { action: "release.finish", actor: system("deliver-release") },
      { action: "slot.released", actor: system("deliver-release") },
    ]);
  });

  test("the entries form one chain, whoever wrote them at once", async () => {
    await Promise.all(Array.from({ length: 5 }, () => writeStory(stage)));
    const entries = await readAudit(stage.prisma);
    expect(entries.length).toBeGreaterThan(20);
    expect(findBreak(entries)).toBeNull();
  });

  test("an entry that was changed, taken out or moved breaks the chain", async () => {
    await writeStory(stage);
    const entries = await readAudit(stage.prisma);
    const [first, second, ...rest] = entries;
    if (!first || !second || rest.length === 0) throw new Error("Too few entries to tamper with.");
    expect(findBreak([first, { ...second, actor: { type: "system", job: "nobody" } }, ...rest])).toBe(second.seq);
    expect(findBreak([first, { ...second, reason: "made up" }, ...rest])).toBe(second.seq);
    expect(findBreak([first, ...rest])).toBe(rest[0]?.seq);
    expect(findBreak([second, first, ...rest])).toBe(second.seq);
  });

  test("a slot that is held for the same reason as before is noted once", async () => {
    const story = await writeStory(stage);
    const { id } = await placeNow(story);
    for (let look = 0; look < 3; look += 1) await claimNow(stage, id);
    const { contentHash } = await renderVideo(stage, story);
    await claimNow(stage, id);
    await approveVideo(story, contentHash);
    await claimNow(stage, id);
    expect(await tracesOf(id)).toMatchObject([
      { action: "slot.place" },
      { action: "slot.hold", reason: "not ready: en vertical is not rendered" },
      { action: "slot.hold", reason: "not approved: en vertical lacks accuracy and brand" },
      { action: "slot.release" },
    ]);
  });

  test("what did not go well is told with its reason", async () => {
    const { renderId } = await requestVideo(await writeStory(stage));
    await stage.prisma.render.update({ where: { id: renderId }, data: { triesLeft: 1 } });
    await renderAtOnce(stage, { renderId, attempt: 0 }, tinyRenderer("", { finish: broken }));
    expect(await tracesOf(renderId)).toMatchObject([
      { action: "render.request" },
      { action: "render.claim" },
      { action: "render.plan" },
      { action: "segment.draw" },
      { action: "segment.draw" },
      { action: "segment.draw" },
      { action: "sound.mix" },
      { action: "render.fail", reason: "browser: The browser is gone." },
    ]);

    const { slot } = await readyStory(stage);
    await claimNow(stage, slot.id);
    await deliverAll(slot.id, platform({ deliver: offline }));
    const { id } = await stage.prisma.delivery.findFirstOrThrow({ where: { release: { slotId: slot.id } } });
    await stage.prisma.delivery.update({ where: { id }, data: { nextCheckAt: ago(SECOND) } });
    await stage.round();
    expect(await tracesOf(id)).toMatchObject([
      { action: "delivery.send" },
      { action: "delivery.fail", reason: "The platform is down." },
      { action: "delivery.recover", actor: { type: "system", job: "sweep" } },
    ]);

    const late = await readyStory(stage);
    await shiftSlot(stage, late.slot.id, 7 * HOUR);
    await claimNow(stage, late.slot.id);
    expect(await tracesOf(late.slot.id)).toMatchObject([
      { action: "slot.place" },
      { action: "slot.miss", reason: expect.stringContaining("too late") },
    ]);
    expect(findBreak(await readAudit(stage.prisma))).toBeNull();
  });

  test("an action that fails half-way leaves neither its change nor an entry", async () => {
    const { producer, script } = await writeStory(stage);
    const before = await fingerprint(stage.prisma);
    const unknownSource = { ...script, claims: [{ id: "made-up", text: "Trust me.", source: "nowhere" }] };
    const input = { script: unknownSource, authorId: producer.id };
    const writing = writeScript({ ctx: producer.ctx, input }, findsInDrawing());
    await expect(writing).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(await fingerprint(stage.prisma)).toEqual(before);
  });
});

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { DAY, HOUR } from "#core/clock.ts";
import { RefusedError } from "#releases/index.ts";
import { ago, fromNow } from "../fixtures.ts";
import { platform } from "./support/channels.ts";
import { claimNow, placeHold, shiftSlot } from "./support/claims.ts";
import { claimedDelivery, deliverOnce } from "./support/deliveries.ts";
import { type MailStage, openMailStage } from "./support/mail-stage.ts";
import { approve, placeNow, readyStory, renderVideo, requestVideo, writeStory } from "./support/story.ts";

let mails: MailStage;
beforeAll(async () => {
  mails = await openMailStage();
});
afterAll(() => mails?.close());
beforeEach(() => mails.forget());

test("a finished video asks its reviewers, each for their own kind, and not who wrote it", async () => {
  const story = await writeStory(mails.stage);
  await mails.hears(story.reviewers.accuracy, "at_once");
  await mails.hears(story.reviewers.brand, "at_once");
  await mails.hears(story.producer, "at_once");
  await renderVideo(mails.stage, story);
  await mails.tell();
  await mails.mailTo(
    story.reviewers.accuracy,
    /Three random words \(en, vertical\) waits for a review of its accuracy/,
  );
  const mail = await mails.mailTo(
    story.reviewers.brand,
    /Three random words \(en, vertical\) waits for a review of its brand/,
  );
  expect(mail).toContain("Subject: A review is asked of you");
  expect(mail).not.toContain("accuracy");
  expect(mails.server.takenBy(story.producer.email)).toEqual([]);
});

test("changes that are requested, and an approval, are told to who wrote it; an approval also to who plans", async () => {
  const story = await writeStory(mails.stage);
  await mails.hears(story.producer, "at_once");
  await mails.hears(story.planner, "at_once");
  const { contentHash } = await renderVideo(mails.stage, story);
  await approve(story.reviewers.accuracy.ctx, "accuracy", contentHash);
  const review = { contentHash };
  await mails.stage.prisma.review.update({
    where: review,
    data: { state: "changes_requested", decidedAt: new Date() },
  });
  await mails.tell();
  await mails.mailTo(story.producer, /Changes are requested of Three random words \(en, vertical\)/);
  await mails.stage.prisma.review.update({ where: review, data: { state: "open", decidedAt: null } });
  await approve(story.reviewers.brand.ctx, "brand", contentHash);
  await mails.tell();
  await mails.mailTo(story.producer, /Three random words \(en, vertical\) is approved/);
  await mails.mailTo(story.planner, /Three random words \(en, vertical\) is approved/);
});

test("a slot of the next 24 hours that is not rendered or not approved is at risk; one of later is not yet", async () => {
  const story = await writeStory(mails.stage);
  await mails.hears(story.planner, "at_once");
  const slot = await placeNow(story);
  await shiftSlot(mails.stage, slot.id, -25 * HOUR);
  await mails.tell();
  const atRisk = { personId: story.planner.id, kind: "slot_at_risk" as const };
  expect(await mails.stage.prisma.notification.count({ where: atRisk })).toBe(0);
  await shiftSlot(mails.stage, slot.id, -23 * HOUR);
  await mails.tell();
  await mails.mailTo(story.planner, /- Three random words goes out at .* and is not ready: .*not rendered/);

  const rendered = await writeStory(mails.stage);
  await mails.hears(rendered.planner, "at_once");
  await renderVideo(mails.stage, rendered);
  await shiftSlot(mails.stage, (await placeNow(rendered)).id, -HOUR);
  await mails.tell();
  await mails.mailTo(rendered.planner, /- Three random words goes out at .* and is not ready: .*appro/);
});

test("a slot that is held when its time came, and one that was missed", async () => {
  const story = await writeStory(mails.stage);
  await mails.hears(story.planner, "at_once");
  const slot = await placeNow(story);
  expect(await claimNow(mails.stage, slot.id)).toMatchObject({ state: "held" });
  await mails.tell();
  await mails.mailTo(
    story.planner,
    /Releases are held:\r\n- Three random words should have gone out at .* and waits: .*not rendered/,
  );
  await shiftSlot(mails.stage, slot.id, 7 * HOUR);
  expect(await claimNow(mails.stage, slot.id)).toMatchObject({ state: "missed" });
  await mails.tell();
  await mails.mailTo(story.planner, /Subject: A slot was missed: Three random words/);
});

test("a hold, to who plans and who placed it, with its reason", async () => {
  const story = await readyStory(mails.stage);
  const admin = await mails.listener("admin");
  await mails.hears(story.planner, "at_once");
  await placeHold(mails.stage, admin.id, { campaignId: story.campaign.id });
  await mails.tell();
  await mails.mailTo(story.planner, /Releases are held: an incident/);
  await mails.mailTo(admin, /Releases are held: an incident/);
});

test("a render that failed, to who wrote it; a delivery that a person has to look at, to who plans", async () => {
  const story = await writeStory(mails.stage);
  await mails.hears(story.producer, "at_once");
  const { renderId } = await requestVideo(story);
  const data = { state: "failed", failure: "the browser died", finishedAt: new Date() } as const;
  await mails.stage.prisma.render.update({ where: { id: renderId }, data: { ...data, nextCheckAt: null } });
  await mails.tell();
  await mails.mailTo(story.producer, /could not be rendered: the browser died/);

  const { id: deliveryId, planner } = await claimedDelivery(mails.stage);
  await mails.hears(planner, "at_once");
  await deliverOnce(
    mails.stage,
    deliveryId,
    platform({ deliver: () => Promise.reject(new RefusedError("too long")) }).port,
  );
  await mails.tell();
  await mails.mailTo(planner, /Something failed:\r\n- Three random words: .*too long/);
});

test("what is about to expire: a consent, a source and security.txt", async () => {
  const [producer, reviewer, admin] = [
    await mails.listener("producer"),
    await mails.listener("accuracy_reviewer"),
    await mails.listener("admin"),
  ];
  const story = await writeStory(mails.stage);
  const presenter = await mails.stage.prisma.presenter.create({
    data: { slug: `ben-${story.episode.id}`, name: "Ben", role: "host" },
  });
  await mails.stage.prisma.episode.update({ where: { id: story.episode.id }, data: { presenterId: presenter.id } });
  const consent = { presenterId: presenter.id, scope: "campaign", channels: [], grantedAt: ago(DAY) };
  await mails.stage.prisma.consent.create({ data: { ...consent, expiresAt: fromNow(20 * DAY) } });
  await mails.stage.prisma.source.updateMany({ data: { nextCheckOn: fromNow(5 * DAY) } });
  await mails.tell({ securityTxtExpiresAt: fromNow(6 * DAY) });
  await mails.mailTo(producer, /The consent of Ben ends on \d{4}-\d\d-\d\d/);
  await mails.mailTo(reviewer, /The source "Three random words" is to be read again by \d{4}-\d\d-\d\d/);
  await mails.mailTo(admin, /security\.txt expires on \d{4}-\d\d-\d\d/);
});

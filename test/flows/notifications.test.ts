import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Role } from "#access/index.ts";
import { DAY, HOUR, MINUTE } from "#core/clock.ts";
import { findNotices, markRead, savePreferences } from "#notifications/actions/index.ts";
import { kindSchema, type MailMode, USUAL_HOURS } from "#notifications/index.ts";
import { newsRound } from "#worker/news-round.ts";
import { ago, fromNow, insertSlot, insertStory, type Story } from "../fixtures.ts";
import { keepingMailer } from "./support/mail.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { hire, type Person } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const ORIGIN = "https://videos.example.org";
const ports = () => ({ reader: stage.prisma, abilities: {}, securityTxtExpiresAt: () => null });
const look = () => findNotices({ ctx: stage.as("find-notices"), input: {} }, ports());
const tell = (hasServer = true) => newsRound(stage.contextOf, { ...ports(), origin: ORIGIN, hasServer });
const toldTo = async (personId: string) =>
  (await stage.prisma.notification.findMany({ where: { personId }, orderBy: { createdAt: "asc" } })).map(
    ({ kind }) => kind,
  );

/** Someone who hears of every kind this way, at any hour. */
async function listener(mail: MailMode, ...roles: Role[]): Promise<Person> {
  const person = await hire(stage, ...roles);
  const kinds = kindSchema.options.map((kind) => ({ kind, isInApp: true, mail }));
  const hours = { ...USUAL_HOURS, quietFrom: null, quietUntil: null };
  await savePreferences({ ctx: person.ctx, input: { kinds, hours, version: 1 } });
  return person;
}
const hold = (story: Story, reason = "withdrawn") =>
  stage.prisma.hold.create({ data: { campaignId: story.campaign.id, reason, ownerId: story.author.id } });

describe("people are told what is news to them", () => {
  let story: Story;
  beforeEach(async () => {
    story = await insertStory(stage.prisma);
    await stage.prisma.slot.update({ where: { id: story.slot.id }, data: { state: "cancelled", nextCheckAt: null } });
  });

  test("once, however often and by however many it is looked for", async () => {
    const planner = await hire(stage, "scheduler");
    await hold(story);
    await Promise.all([look(), look(), look()]);
    expect((await look()).told).toBe(0);
    expect(await toldTo(planner.id)).toEqual(["held"]);
    expect(await toldTo(story.author.id)).toEqual(["held"]);
  });

  test("a finished video is for reviewers who did not write it", async () => {
    const [accuracy, brand] = [await hire(stage, "accuracy_reviewer"), await hire(stage, "brand_reviewer")];
    await stage.prisma.person.update({ where: { id: story.author.id }, data: { roles: ["brand_reviewer"] } });
    await stage.prisma.render.update({ where: { id: story.render.id }, data: { finishedAt: ago(MINUTE) } });
    await look();
    const about = { entityId: story.render.id };
    const rows = await stage.prisma.notification.findMany({ where: about, orderBy: { personId: "asc" } });
    expect(
      rows.map(({ personId }) => personId).filter((id) => [accuracy.id, brand.id, story.author.id].includes(id)),
    ).toEqual([accuracy.id, brand.id].sort());
    expect(rows[0]?.text).toMatch(/^Three random words \(en, vertical\) waits for a review of its (accuracy|brand)$/);
  });

  test("a slot of tomorrow that is not ready is at risk, by the rules that will be asked at its time", async () => {
    const planner = await hire(stage, "scheduler");
    const slot = await insertSlot(stage.prisma, story, fromNow(20 * HOUR));
    const later = await insertSlot(stage.prisma, story, fromNow(3 * DAY));
    await look();
    const about = await stage.prisma.notification.findMany({ where: { personId: planner.id, kind: "slot_at_risk" } });
    expect(about.map(({ entityId }) => entityId)).toContain(slot.id);
    expect(about.map(({ entityId }) => entityId)).not.toContain(later.id);
    expect(about.find(({ entityId }) => entityId === slot.id)?.text).toMatch(
      /^Three random words goes out at .* UTC and is not ready: /,
    );
    expect(await toldTo(story.author.id)).toContain("slot_at_risk");
  });

  test("whoever left is told nothing, and nobody reads for another", async () => {
    const [gone, planner, other] = [
      await hire(stage, "scheduler"),
      await hire(stage, "scheduler"),
      await hire(stage, "scheduler"),
    ];
    await stage.prisma.person.update({ where: { id: gone.id }, data: { isActive: false } });
    await hold(story);
    await look();
    expect(await toldTo(gone.id)).toEqual([]);
    const [own] = await stage.prisma.notification.findMany({
      where: { personId: planner.id, kind: "held", entityType: "Hold" },
      orderBy: { createdAt: "desc" },
    });
    if (!own) throw new Error("The planner was told nothing.");
    expect(await markRead({ ctx: other.ctx, input: { ids: [own.id] } })).toEqual({ marked: 0 });
    expect(await markRead({ ctx: planner.ctx, input: { ids: [own.id] } })).toEqual({ marked: 1 });
    expect(await markRead({ ctx: planner.ctx, input: { ids: [own.id] } })).toEqual({ marked: 0 });
  });
});

describe("mail goes out as each person chose", () => {
  let story: Story;
  beforeEach(async () => {
    story = await insertStory(stage.prisma);
    await stage.prisma.slot.update({ where: { id: story.slot.id }, data: { state: "cancelled", nextCheckAt: null } });
    // What earlier tests left to be mailed is not of this one.
    await stage.prisma.notification.updateMany({ data: { mailAt: null } });
  });
  const mailsOf = (personId: string) =>
    stage.prisma.mail.findMany({ where: { personId }, orderBy: { createdAt: "asc" } });

  test("at once as one mail, with the digest later, or not at all", async () => {
    const [now, digest, off] = [
      await listener("at_once", "scheduler"),
      await listener("digest", "scheduler"),
      await listener("off", "scheduler"),
    ];
    await hold(story, "first");
    await hold(story, "second");
    await tell();
    await tell();
    const [mail, ...more] = await mailsOf(now.id);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ state: "waiting", recipient: now.email });
    expect(mail?.text).toContain("- Releases are held: first\n");
    expect(mail?.text).toContain("- Releases are held: second\n");
    expect([await mailsOf(digest.id), await mailsOf(off.id)]).toEqual([[], []]);
    expect((await toldTo(off.id)).length).toBeGreaterThanOrEqual(2);
    await stage.prisma.notification.updateMany({ where: { personId: digest.id }, data: { mailAt: ago(MINUTE) } });
    await tell();
    expect(await mailsOf(digest.id)).toHaveLength(1);
  });

  test("without a server it is kept to be looked at", async () => {
    const planner = await listener("at_once", "scheduler");
    await hold(story);
    await tell(false);
    expect(await mailsOf(planner.id)).toMatchObject([{ state: "kept", nextCheckAt: null, attempt: 0 }]);
  });

  test("through the queue to the mailer, once, and the record says so", async () => {
    const planner = await listener("at_once", "scheduler");
    await hold(story);
    await tell();
    const { taken, ...mail } = keepingMailer();
    const workers = stage.work({ mail });
    await stage.relay();
    await expect
      .poll(async () => (await mailsOf(planner.id)).map(({ state }) => state), { timeout: 20_000 })
      .toEqual(["sent"]);
    await workers.close();
    const mine = taken.filter(({ to }) => to === planner.email);
    expect(mine).toHaveLength(1);
    expect(mine[0]?.unsubscribeUrl).toMatch(new RegExp(`^${ORIGIN}/unsubscribe/[A-Za-z0-9_-]+$`));
    const [{ id } = { id: "" }] = await mailsOf(planner.id);
    const trace = await stage.prisma.auditEntry.findMany({ where: { entityId: id }, orderBy: { seq: "asc" } });
    expect(trace.map(({ action }) => action)).toEqual(["mail.write", "mail.send", "mail.outcome"]);
  });
});

test("a choice that was changed meanwhile is not written over", async () => {
  const person = await hire(stage, "producer");
  await savePreferences({ ctx: person.ctx, input: { hours: USUAL_HOURS, version: 1 } });
  const again = savePreferences({ ctx: person.ctx, input: { hours: USUAL_HOURS, version: 1 } });
  await expect(again).rejects.toMatchObject({ code: "STALE_VERSION" });
  const wrong = { kinds: [], hours: { ...USUAL_HOURS, timeZone: "Mars/Olympus" }, version: 2 };
  await expect(savePreferences({ ctx: person.ctx, input: wrong })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  const nobody = { ...stage.contextOf({ type: "person", personId: randomUUID(), roles: [] }) };
  await expect(savePreferences({ ctx: nobody, input: { hours: USUAL_HOURS, version: 1 } })).rejects.toMatchObject({
    code: "NOT_ALLOWED",
  });
});

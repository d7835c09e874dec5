import { randomUUID } from "node:crypto";
import { HOUR, MINUTE } from "#core/clock.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";

export type Story = Awaited<ReturnType<typeof insertStory>>;

export const ago = (ms: number) => new Date(Date.now() - ms);
export const fromNow = (ms: number) => ago(-ms);

/** Any 64 hexadecimal digits, as content hashes are. */
export const anyHash = () => `${randomUUID()}${randomUUID()}`.replaceAll("-", "");

export function insertPerson(prisma: PrismaClient, name = "Rosa Reviewer") {
  return prisma.person.create({ data: { name, email: `${randomUUID()}@example.org` } });
}

/** A campaign of its own with one episode that could go out now: written, rendered, open for review, in a due slot. */
export async function insertStory(prisma: PrismaClient) {
  const author = await insertPerson(prisma, "Ada Author");
  const campaign = await prisma.campaign.create({
    data: {
      slug: randomUUID(),
      title: "A campaign of a test",
      timeZone: "UTC",
      startsOn: new Date("2026-01-01"),
      endsOn: new Date("2027-01-01"),
      locales: ["en"],
      formats: ["vertical"],
    },
  });
  const channel = await insertChannel(prisma, campaign.id, "Gallery");
  const schedule = await prisma.schedule.create({
    data: { campaignId: campaign.id, name: "Weekly", timeZone: "UTC", rule: {}, graceMs: HOUR },
  });
  const episode = await prisma.episode.create({
    data: { campaignId: campaign.id, slug: randomUUID(), position: 1, title: "Three random words", topic: "passwords" },
  });
  const script = await prisma.script.create({ data: { episodeId: episode.id, locale: "en" } });
  const version = await insertVersion(prisma, { scriptId: script.id, number: 1, authorId: author.id });
  const storyboard = await insertStoryboard(prisma, version.id, anyHash());
  const render = await prisma.render.create({
    data: {
      contentHash: anyHash(),
      storyboardHash: storyboard.contentHash,
      templateHash: anyHash(),
      quality: "final",
      state: "qc_passed",
      triesLeft: 3,
    },
  });
  const review = await prisma.review.create({ data: { contentHash: render.contentHash } });
  const story = { author, campaign, channel, schedule, episode, script, version, storyboard, render, review };
  return { ...story, slot: await insertSlot(prisma, story, ago(MINUTE)) };
}

export function insertChannel(prisma: PrismaClient, campaignId: string, name: string) {
  return prisma.channel.create({ data: { campaignId, kind: "gallery", name } });
}

export function insertVersion(
  prisma: PrismaClient,
  { scriptId, number, authorId }: { scriptId: string; number: number; authorId: string },
  content: { contentHash: string; body: object } = { contentHash: anyHash(), body: { scenes: [] } },
) {
  const authors = { create: { personId: authorId, part: "author" as const } };
  return prisma.scriptVersion.create({ data: { scriptId, number, ...content, authors } });
}

export function insertStoryboard(prisma: PrismaClient, scriptVersionId: string, contentHash: string) {
  return prisma.storyboard.create({
    data: { scriptVersionId, format: "vertical", theme: "sunny", contentHash, body: { scenes: [] } },
  });
}

export function insertSlot(
  prisma: PrismaClient,
  { schedule, episode }: { schedule: { id: string }; episode: { id: string } },
  dueAt: Date,
) {
  return prisma.slot.create({
    data: {
      scheduleId: schedule.id,
      episodeId: episode.id,
      wallTime: dueAt.toISOString().slice(0, 16),
      timeZone: "UTC",
      nominalAt: dueAt,
      dueAt,
      tzdbVersion: "2026a",
      state: "scheduled",
      nextCheckAt: dueAt,
    },
  });
}

export function insertRelease(prisma: PrismaClient, { slot, episode }: Pick<Story, "slot" | "episode">) {
  return prisma.release.create({
    data: { slotId: slot.id, episodeId: episode.id, claimedAt: new Date(), nextCheckAt: fromNow(MINUTE) },
  });
}

export function insertDelivery(prisma: PrismaClient, releaseId: string, channelId: string) {
  return prisma.delivery.create({ data: { releaseId, channelId, nextCheckAt: fromNow(MINUTE) } });
}

export function insertApproval(prisma: PrismaClient, { review }: Pick<Story, "review">, personId: string) {
  return prisma.approval.create({
    data: { reviewId: review.id, contentHash: review.contentHash, kind: "accuracy", personId },
  });
}

/** Both approvals that a release needs, by reviewers of their own. */
export async function insertApprovals(prisma: PrismaClient, { review }: Pick<Story, "review">): Promise<void> {
  for (const kind of ["accuracy", "brand"] as const) {
    const { id: personId } = await insertPerson(prisma, kind);
    await prisma.person.update({ where: { id: personId }, data: { roles: [`${kind}_reviewer`] } });
    await prisma.approval.create({
      data: { reviewId: review.id, contentHash: review.contentHash, kind, personId },
    });
  }
}

export function insertAuditEntry(prisma: PrismaClient) {
  return prisma.auditEntry.create({
    data: {
      at: new Date(),
      actor: { type: "system", job: "test" },
      action: "script.write",
      entityType: "ScriptVersion",
      entityId: randomUUID(),
      prevHash: anyHash(),
      hash: anyHash(),
    },
  });
}

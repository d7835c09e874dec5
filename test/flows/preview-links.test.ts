import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR } from "#core/clock.ts";
import { openPasswordHasher } from "#infra/passwords/argon2.ts";
import {
  type CreatePreviewLink,
  createPreviewLink,
  openPreview,
  readPreview,
  replyToComment,
  revokePreviewLink,
  writeGuestComment,
} from "#reviews/actions/index.ts";
import { previewKeys } from "#reviews/index.ts";
import { ago } from "../fixtures.ts";
import { expectRefused } from "./support/refused.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { editScript, hire, renderVideo, requestVideo, type Story, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const keys = previewKeys([new Uint8Array(32).fill(7)]);
const ports = { keys, passwords: openPasswordHasher() };
const open = (token: string, now = new Date()) => openPreview({ token, now }, { reader: stage.prisma, keys });
const rendered = async () => {
  const story = await writeStory(stage);
  return { ...story, ...(await renderVideo(stage, story)) };
};
const share = (story: Pick<Story, "producer"> & { contentHash: string }, changes: Partial<CreatePreviewLink> = {}) => {
  const input = {
    contentHash: story.contentHash,
    scope: "comment",
    madeFor: "Nora of the agency",
    ...changes,
  } as const;
  return createPreviewLink({ ctx: story.producer.ctx, input }, ports);
};

describe("a preview link", () => {
  test("opens one exact video until it is over", async () => {
    const story = await rendered();
    const { token, expiresAt } = await share(story, { hours: 2 });
    expect(await open(token)).toMatchObject({ contentHash: story.contentHash, scope: "comment" });
    expect(await open(token, new Date(expiresAt.getTime() - 1))).not.toBeNull();
    expect(await open(token, expiresAt)).toBeNull();
  });

  test("is broken by any other letter in it", async () => {
    const { token } = await share(await rendered());
    const others = [...token].map(
      (letter, at) => token.slice(0, at) + (letter === "A" ? "B" : "A") + token.slice(at + 1),
    );
    expect(others).toHaveLength(64);
    for (const other of others) expect(await open(other)).toBeNull();
    for (const other of ["", token.slice(1), `${token}A`, `${token}=`, "../../etc/passwd", "\u0000"]) {
      expect(await open(other)).toBeNull();
    }
  });

  test("signs what it opens: a row that somebody changed opens nothing", async () => {
    const [story, other] = [await rendered(), await rendered()];
    const { token, linkId } = await share(story, { hours: 1, scope: "watch" });
    const forge = (assignment: string) =>
      stage.prisma.$transaction(async (tx) => {
        // As somebody with all rights to the database would.
        await tx.$executeRawUnsafe(`ALTER TABLE "PreviewLink" DISABLE TRIGGER "PreviewLink_only_ends"`);
        await tx.$executeRawUnsafe(`UPDATE "PreviewLink" SET ${assignment} WHERE "id" = '${linkId}'`);
        await tx.$executeRawUnsafe(`ALTER TABLE "PreviewLink" ENABLE TRIGGER "PreviewLink_only_ends"`);
      });
    await forge(`"contentHash" = '${other.contentHash}'`);
    expect(await open(token)).toBeNull();
    await forge(`"contentHash" = '${story.contentHash}'`);
    expect(await open(token)).not.toBeNull();
    await forge(`"scope" = 'comment'`);
    expect(await open(token)).toBeNull();
    await forge(`"scope" = 'watch', "expiresAt" = "expiresAt" + interval '1 hour'`);
    expect(await open(token)).toBeNull();
  });

  test("is ended by whoever made it or an administrator, once, and by nobody else", async () => {
    const story = await rendered();
    const { token, linkId } = await share(story);
    const end = (ctx: Story["producer"]["ctx"]) => revokePreviewLink({ ctx, input: { linkId } });
    await expect(end(story.reviewers.brand.ctx)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
    expect(await open(token)).not.toBeNull();
    await end((await hire(stage, "admin")).ctx);
    expect(await open(token)).toBeNull();
    await end(story.producer.ctx);
    expect(await stage.prisma.auditEntry.count({ where: { entityId: linkId, action: "preview.revoke" } })).toBe(1);
    const revival = stage.prisma.previewLink.update({ where: { id: linkId }, data: { revokedAt: null } });
    await expect(revival).rejects.toThrow("only end");
  });

  test("ends with whoever made it", async () => {
    const story = await rendered();
    const { token } = await share(story);
    await stage.prisma.person.update({ where: { id: story.producer.id }, data: { isActive: false } });
    expect(await open(token)).toBeNull();
  });

  test("lives a week at most, in the program and in the database", async () => {
    const story = await rendered();
    await expect(share(story, { hours: 169 })).rejects.toMatchObject({ issues: [{ path: "hours" }] });
    const { linkId } = await share(story);
    const { id: _id, ...link } = await stage.prisma.previewLink.findUniqueOrThrow({ where: { id: linkId } });
    expect(link.expiresAt.getTime() - link.createdAt.getTime()).toBe(7 * DAY);
    const longer = { ...link, expiresAt: new Date(link.expiresAt.getTime() + 1) };
    await expect(stage.prisma.previewLink.create({ data: longer })).rejects.toThrow(/within_a_week/);
  });

  test("is not made to a video that is not finished, nor with a password that is guessed at once", async () => {
    const story = await writeStory(stage);
    const video = await requestVideo(story);
    await expect(share({ ...story, ...video })).rejects.toMatchObject({ code: "WRONG_STATE" });
    await expect(share(await rendered(), { password: "short" })).rejects.toMatchObject({
      issues: [{ path: "password" }],
    });
  });

  test("keeps of its password a hash alone, nowhere the word", async () => {
    const story = await rendered();
    const { linkId } = await share(story, { password: "sunflower at noon" });
    const { passwordHash } = await stage.prisma.previewLink.findUniqueOrThrow({ where: { id: linkId } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(await ports.passwords.verify(passwordHash ?? "", "sunflower at noon")).toBe(true);
    expect(await ports.passwords.verify(passwordHash ?? "", "sunflower at nine")).toBe(false);
    const kept = JSON.stringify(await stage.prisma.auditEntry.findMany({ where: { entityId: linkId } }), (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(kept).toContain("hasPassword");
    expect(kept).not.toMatch(/sunflower|argon2/);
  });

  test("is signed with the newest key and believed with an older one", async () => {
    const { token } = await share(await rendered());
    const rotated = [...previewKeys([new Uint8Array(32).fill(8)]), ...keys];
    const now = new Date();
    expect(await openPreview({ token, now }, { reader: stage.prisma, keys: rotated })).not.toBeNull();
    expect(await openPreview({ token, now }, { reader: stage.prisma, keys: rotated.slice(0, 1) })).toBeNull();
  });
});

describe("a guest", () => {
  const write = (linkId: string, changes: object = {}) => {
    const input = { linkId, guestName: "Nora", text: "The sun is lovely", frame: 12, ...changes };
    return writeGuestComment({ ctx: stage.as("preview-link"), input });
  };

  test("says something under a name, which blocks nothing, and sees the answer but no other comment", async () => {
    const story = await rendered();
    const { linkId } = await share(story);
    const said = await write(linkId);
    if (!said) throw new Error("It was too much.");
    await replyToComment({ ctx: story.producer.ctx, input: { ...said, text: "Thank you" } });
    const other = await share(story);
    await write(other.linkId, { guestName: "Otto" });
    const preview = await readPreview({ id: linkId, contentHash: story.contentHash }, stage.prisma);
    expect(preview?.comments).toMatchObject([
      { by: "Nora", text: "The sun is lovely", frame: 12, replies: [{ text: "Thank you" }] },
    ]);
    expect(JSON.stringify(preview)).not.toContain(story.producer.id);
    const row = await stage.prisma.comment.findUniqueOrThrow({ where: { id: said.commentId } });
    expect(row).toMatchObject({ isBlocking: false, personId: null, linkId });
    const blocking = stage.prisma.comment.update({ where: { id: said.commentId }, data: { isBlocking: true } });
    await expect(blocking).rejects.toThrow(/blocks_by_one_of_ours/);
  });

  test.each([
    ["without a name", { guestName: " " }, "guestName"],
    ["under a name of 61 letters", { guestName: "n".repeat(61) }, "guestName"],
    ["of 2001 letters", { text: "t".repeat(2001) }, "text"],
    ["after the end", { frame: 100_000 }, "frame"],
  ])("%s is told what is wrong", async (_what, changes, path) => {
    const { linkId } = await share(await rendered());
    await expect(write(linkId, changes)).rejects.toMatchObject({ code: "INVALID_INPUT", issues: [{ path }] });
  });

  test("with a link to watch, an ended one or one that is over says nothing", async () => {
    const story = await rendered();
    const watch = await share(story, { scope: "watch" });
    await expect(write(watch.linkId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const ended = await share(story);
    await revokePreviewLink({ ctx: story.producer.ctx, input: { linkId: ended.linkId } });
    await expect(write(ended.linkId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { linkId } = await share(story, { hours: 1 });
    const ctx = { ...stage.as("preview-link"), now: () => new Date(Date.now() + HOUR) };
    const late = writeGuestComment({ ctx, input: { linkId, guestName: "Nora", text: "late", frame: 1 } });
    await expect(late).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("says twenty things in ten minutes, and then has to wait", async () => {
    const { linkId } = await share(await rendered());
    const first = await write(linkId);
    if (!first) throw new Error("It was too much.");
    const {
      id: _id,
      anchor,
      endAnchor: _end,
      drawing: _drawing,
      ...row
    } = await stage.prisma.comment.findUniqueOrThrow({
      where: { id: first.commentId },
    });
    await stage.prisma.comment.createMany({
      data: Array.from({ length: 18 }, () => ({ ...row, anchor: anchor ?? {} })),
    });
    expect(await write(linkId)).not.toBeNull();
    expect(await write(linkId)).toBeNull();
    expect(await stage.prisma.comment.count({ where: { linkId } })).toBe(20);
    await stage.prisma.comment.updateMany({ where: { linkId }, data: { createdAt: ago(HOUR / 2) } });
    expect(await write(linkId)).not.toBeNull();
  });

  test("is told that there are newer words", async () => {
    const story = await rendered();
    const { linkId } = await share(story);
    const read = () => readPreview({ id: linkId, contentHash: story.contentHash }, stage.prisma);
    expect(await read()).toMatchObject({ isCurrent: true, version: 1, title: "Three random words" });
    await editScript(story, story.producer);
    expect(await read()).toMatchObject({ isCurrent: false, version: 1, title: "Three random words" });
  });
});

test("nobody else makes a link, or writes as a guest", async () => {
  const story = await rendered();
  await expectRefused(stage, ["producer", "accuracy_reviewer", "brand_reviewer", "scheduler"], (ctx) =>
    createPreviewLink({ ctx, input: { contentHash: story.contentHash, scope: "watch", madeFor: "me" } }, ports),
  );
  const { linkId } = await share(story);
  await expectRefused(stage, [], (ctx) =>
    writeGuestComment({ ctx, input: { linkId, guestName: "me", text: "mine", frame: 1 } }),
  );
});

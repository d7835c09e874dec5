import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor, Context, Role } from "#access/index.ts";
import { createCampaign } from "#campaigns/actions/index.ts";
import { Role as ROLES } from "#generated/prisma/enums.ts";
import { claimDueSlots, deliverToChannel, recoverDeliveries } from "#releases/actions/index.ts";
import { recoverRenders, requestRender, runRender } from "#renders/actions/index.ts";
import { createSchedule, placeSlot } from "#schedule/actions/index.ts";
import { saveSources, writeScript } from "#scripts/actions/index.ts";
import { anyHash } from "../fixtures.ts";
import { findBreak, readAudit } from "./support/audit-chain.ts";
import { platform } from "./support/channels.ts";
import { claimNow } from "./support/claims.ts";
import { tinyRenderer } from "./support/renderers.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { approve, approveVideo, placeNow, readyStory, renderVideo, requestVideo, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const signal = new AbortController().signal;
const deliverAll = async (slotId: string) => {
  for (const { id, attempt } of await stage.prisma.delivery.findMany({ where: { release: { slotId } } })) {
    await deliverToChannel(
      { ctx: stage.as("deliver-release"), input: { deliveryId: id, attempt } },
      { channels: { gallery: platform().port }, signal },
    );
  }
};

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
      { action: "render.finish", actor: system("render-storyboard") },
      { action: "review.approve", actor: person(reviewers.accuracy) },
      { action: "review.approve", actor: person(reviewers.brand) },
      { action: "slot.place", actor: person(planner) },
      { action: "slot.release", actor: system("claim-due-slots") },
      { action: "delivery.send", actor: system("deliver-release") },
      { action: "delivery.confirm", actor: system("deliver-release") },
      { action: "release.finish", actor: system("deliver-release") },
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
    const entries = await stage.prisma.auditEntry.findMany({ where: { entityId: id }, orderBy: { seq: "asc" } });
    expect(entries).toMatchObject([
      { action: "slot.place" },
      { action: "slot.hold", reason: "not ready: en vertical is not rendered" },
      { action: "slot.hold", reason: "not approved: en vertical lacks accuracy and brand" },
      { action: "slot.release" },
    ]);
  });

  test("an action that fails half-way leaves neither its change nor an entry", async () => {
    const { producer, script } = await writeStory(stage);
    const before = await fingerprint();
    const unknownSource = { ...script, claims: [{ id: "made-up", text: "Trust me.", source: "nowhere" }] };
    const writing = writeScript({ ctx: producer.ctx, input: { script: unknownSource, authorId: producer.id } });
    await expect(writing).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(await fingerprint()).toEqual(before);
  });
});

describe("whoever may not is refused and leaves nothing", () => {
  const nobodies: Actor[] = [
    { type: "person", personId: randomUUID(), roles: [] },
    { type: "token", personId: randomUUID(), tokenId: randomUUID(), scopes: [] },
    { type: "system", job: "unknown" },
  ];
  const everyRole = Object.values(ROLES);

  type Attempt = (ctx: Context) => Promise<unknown>;
  const attempts: [what: string, mayDoIt: Role[], prepare: () => Promise<Attempt>][] = [
    [
      "create a campaign",
      ["scheduler", "admin"],
      async () => {
        const { file } = await writeStory(stage);
        return (ctx) => createCampaign({ ctx, input: { ...file, slug: "another-campaign" } });
      },
    ],
    [
      "create a schedule",
      ["scheduler"],
      async () => {
        const { campaign, file } = await writeStory(stage);
        return (ctx) => createSchedule({ ctx, input: { campaignId: campaign.id, name: "second", plan: file } });
      },
    ],
    [
      "place a slot",
      ["scheduler"],
      async () => {
        const { scheduleId, episode } = await writeStory(stage);
        return (ctx) => placeSlot({ ctx, input: { scheduleId, episodeId: episode.id, at: "now" } });
      },
    ],
    ["save a source", ["producer", "translator"], async () => (ctx) => saveSources({ ctx, input: [] })],
    [
      "write a script",
      ["producer", "translator"],
      async () => {
        const { script, producer } = await writeStory(stage);
        return (ctx) => writeScript({ ctx, input: { script: { ...script, title: "Mine" }, authorId: producer.id } });
      },
    ],
    [
      "ask for a render",
      ["producer"],
      async () => {
        const { versionId } = await writeStory(stage);
        const input = {
          versionId,
          format: "square",
          theme: "sunny",
          quality: "draft",
          templateHash: anyHash(),
        } as const;
        return (ctx) => requestRender({ ctx, input });
      },
    ],
    [
      "run a render",
      [],
      async () => {
        const { renderId } = await requestVideo(await writeStory(stage));
        const ports = { renderer: tinyRenderer(), files: stage.files, signal };
        return (ctx) => runRender({ ctx, input: { renderId, attempt: 0 } }, ports);
      },
    ],
    ["recover renders", [], async () => (ctx) => recoverRenders({ ctx, input: { isAlone: true } })],
    [
      "approve the accuracy",
      ["accuracy_reviewer"],
      async () => {
        const { contentHash } = await renderVideo(stage, await writeStory(stage));
        return (ctx) => approve(ctx, "accuracy", contentHash);
      },
    ],
    [
      "approve for the brand",
      ["brand_reviewer"],
      async () => {
        const { contentHash } = await renderVideo(stage, await writeStory(stage));
        return (ctx) => approve(ctx, "brand", contentHash);
      },
    ],
    [
      "claim due slots",
      [],
      async () => {
        await readyStory(stage);
        return (ctx) => claimDueSlots({ ctx, input: {} });
      },
    ],
    [
      "deliver a release",
      [],
      async () => {
        const { slot } = await readyStory(stage);
        await claimNow(stage, slot.id);
        const { id } = await stage.prisma.delivery.findFirstOrThrow({ where: { release: { slotId: slot.id } } });
        const ports = { channels: { gallery: platform().port }, signal };
        return (ctx) => deliverToChannel({ ctx, input: { deliveryId: id, attempt: 0 } }, ports);
      },
    ],
    ["recover deliveries", [], async () => (ctx) => recoverDeliveries({ ctx, input: {} })],
  ];

  test.each(attempts)("to %s", async (_what, mayDoIt, prepare) => {
    const attempt = await prepare();
    const refused = everyRole
      .filter((role) => !mayDoIt.includes(role))
      .map((role): Actor => ({ type: "person", personId: randomUUID(), roles: [role] }));
    const before = await fingerprint();
    for (const actor of [...nobodies, ...refused]) {
      await expect(attempt(stage.contextOf(actor))).rejects.toMatchObject({ code: "NOT_ALLOWED" });
    }
    expect(await fingerprint()).toEqual(before);
  });
});

/** What every table holds, as one hash a table. */
async function fingerprint(): Promise<unknown> {
  const tables = await stage.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
  const hashes = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(string_agg(t::text, '' ORDER BY t::text)) AS hash FROM public."${name}" t`,
  );
  return stage.prisma.$queryRawUnsafe(`${hashes.join(" UNION ALL ")} ORDER BY name`);
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#access/index.ts";
import { createCampaign } from "#campaigns/actions/index.ts";
import { findCarriers, recallSource } from "#recalls/actions/index.ts";
import { claimDueSlots, deliverToChannel, recoverDeliveries } from "#releases/actions/index.ts";
import {
  cancelRender,
  makeFiles,
  makeSegment,
  makeSound,
  planRender,
  recoverRenders,
  requestRender,
} from "#renders/actions/index.ts";
import { createSchedule, placeSlot } from "#schedule/actions/index.ts";
import { saveSources, writeScript } from "#scripts/actions/index.ts";
import { anyHash } from "../fixtures.ts";
import { deliveryPorts, platform } from "./support/channels.ts";
import { claimNow } from "./support/claims.ts";
import { findsInDrawing, silence } from "./support/fit.ts";
import { type Attempt, expectRefused } from "./support/refused.ts";
import { tinyRenderer } from "./support/renderers.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { approve, readyStory, renderVideo, requestVideo, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const signal = new AbortController().signal;

describe("whoever may not is refused and leaves nothing", () => {
  const SOURCE = "ncsc-three-random-words";

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
        const input = { script: { ...script, title: "Mine" }, authorId: producer.id };
        return (ctx) => writeScript({ ctx, input }, findsInDrawing());
      },
    ],
    [
      "list what carries a claim",
      ["accuracy_reviewer", "admin"],
      async () => (ctx) => findCarriers({ ctx, input: { sourceId: SOURCE } }, stage.prisma),
    ],
    [
      "recall a source",
      ["accuracy_reviewer", "admin"],
      async () => {
        await readyStory(stage);
        return (ctx) => recallSource({ ctx, input: { sourceId: SOURCE, reason: "withdrawn" } });
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
        return (ctx) => requestRender({ ctx, input }, silence);
      },
    ],
    [
      "run a render",
      [],
      async () => {
        const { renderId } = await requestVideo(await writeStory(stage));
        const run = { signal, isLastTry: true };
        const ports = { renderer: tinyRenderer(), files: stage.files, queue: stage.queue, worker: "worker", run };
        const input = { renderId, attempt: 0 };
        return async (ctx) => {
          const tries = [
            planRender({ ctx, input }, ports),
            makeSegment({ ctx, input: { ...input, position: 0 } }, ports),
            makeSound({ ctx, input }, ports),
            makeFiles({ ctx, input }, ports),
          ];
          const refused = { status: "rejected", reason: { code: "NOT_ALLOWED" } };
          expect(await Promise.allSettled(tries)).toMatchObject(tries.map(() => refused));
          return tries[0];
        };
      },
    ],
    [
      "cancel a render",
      ["producer"],
      async () => {
        const { renderId } = await requestVideo(await writeStory(stage));
        return (ctx) => cancelRender({ ctx, input: { renderId } });
      },
    ],
    [
      "recover renders",
      [],
      async () => (ctx) => recoverRenders({ ctx, input: { isAlone: true } }, { queue: stage.queue }),
    ],
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
        const ports = deliveryPorts({ gallery: platform().port });
        return (ctx) => deliverToChannel({ ctx, input: { deliveryId: id, attempt: 0 } }, ports);
      },
    ],
    ["recover deliveries", [], async () => (ctx) => recoverDeliveries({ ctx, input: {} })],
  ];

  test.each(attempts)("to %s", async (_what, mayDoIt, prepare) => {
    await expectRefused(stage, mayDoIt, await prepare());
  });
});

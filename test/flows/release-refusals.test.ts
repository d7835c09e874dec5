import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, test } from "vitest";
import type { Role } from "#access/index.ts";
import {
  acceptPublished,
  checkClock,
  closeTask,
  compareRestored,
  confirmManually,
  confirmTakenDown,
  liftHold,
  pauseReleases,
  placeHold,
  reconcileReleases,
  resumeReleases,
  retractRelease,
  retryDelivery,
  trustClock,
} from "#releases/actions/index.ts";
import {
  backfillEpisodes,
  cancelSlot,
  decideMissed,
  editSchedule,
  materialiseSlots,
  moveSlot,
  releaseNow,
  retimeSlots,
  skipSlot,
} from "#schedule/actions/index.ts";
import { deliveryPorts } from "./support/channels.ts";
import { claimedDelivery } from "./support/deliveries.ts";
import { type Attempt, all, expectRefused } from "./support/refused.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { readyStory, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe("whoever may not is refused and leaves nothing", () => {
  const attempts: [what: string, mayDoIt: Role[], prepare: () => Promise<Attempt>][] = [
    [
      "move, skip or cancel a slot",
      ["scheduler"],
      async () => {
        const { slot } = await readyStory(stage);
        const seen = { slotId: slot.id, version: slot.version };
        return all(
          (ctx) => moveSlot({ ctx, input: { ...seen, wallTime: "2026-12-31T09:00" } }),
          (ctx) => skipSlot({ ctx, input: { ...seen, reason: "mine" } }),
          (ctx) => cancelSlot({ ctx, input: { ...seen, reason: "mine" } }),
          (ctx) => decideMissed({ ctx, input: { slotId: slot.id, decision: { do: "skip", reason: "mine" } } }),
        );
      },
    ],
    [
      "plan a schedule, or release at once",
      ["scheduler"],
      async () => {
        const { scheduleId, episode, file } = await writeStory(stage);
        const what = { scheduleId, reason: "mine" };
        return all(
          (ctx) => materialiseSlots({ ctx, input: { scheduleId } }),
          (ctx) => editSchedule({ ctx, input: { scheduleId, version: 1, plan: file } }),
          (ctx) => releaseNow({ ctx, input: { ...what, episodeId: episode.id } }),
          (ctx) => backfillEpisodes({ ctx, input: { ...what, episodeIds: [episode.id], dryRun: false } }),
        );
      },
    ],
    ["work out slots again", [], async () => (ctx) => retimeSlots({ ctx, input: {} })],
    [
      "place a hold",
      ["accuracy_reviewer", "brand_reviewer", "scheduler", "admin"],
      async () => (ctx) => placeHold({ ctx, input: { on: "everything", reason: "mine" } }),
    ],
    [
      "lift a hold",
      ["accuracy_reviewer", "scheduler", "admin"],
      async () => {
        const { planner, slot } = await readyStory(stage);
        const { holdId } = await placeHold({ ctx: planner.ctx, input: { on: { slotId: slot.id }, reason: "mine" } });
        return (ctx) => liftHold({ ctx, input: { holdId, reason: "mine", dryRun: false } });
      },
    ],
    [
      "pause, resume or trust the clock",
      ["scheduler", "admin"],
      async () =>
        all(
          (ctx) => pauseReleases({ ctx, input: { what: "everything", reason: "mine" } }),
          (ctx) => resumeReleases({ ctx, input: { what: "everything", reason: "mine" } }),
          (ctx) => trustClock({ ctx, input: { reason: "mine" } }),
        ),
    ],
    [
      "check the clock or compare the database",
      [],
      async () =>
        all(
          (ctx) => checkClock({ ctx, input: {} }, { clock: { monotonicMs: () => 0, last: null } }),
          (ctx) => compareRestored({ ctx, input: {} }, { highWater: { read: async () => null } }),
        ),
    ],
    [
      "retract a release",
      ["accuracy_reviewer", "admin"],
      async () => {
        const { releaseId } = await claimedDelivery(stage);
        return (ctx) => retractRelease({ ctx, input: { releaseId, reason: "mine" } });
      },
    ],
    [
      "confirm or retry a delivery",
      ["scheduler"],
      async () => {
        const { id: deliveryId } = await claimedDelivery(stage);
        return all(
          (ctx) => confirmManually({ ctx, input: { deliveryId, url: "https://platform.example/1" } }),
          (ctx) => confirmTakenDown({ ctx, input: { deliveryId } }),
          (ctx) => retryDelivery({ ctx, input: { deliveryId, reason: "mine" } }, { abilities: {} }),
        );
      },
    ],
    [
      "close a task",
      ["accuracy_reviewer", "scheduler", "admin"],
      async () => (ctx) => closeTask({ ctx, input: { taskId: randomUUID(), reason: "mine" } }),
    ],
    [
      "reconcile releases",
      ["scheduler", "admin"],
      async () => {
        const { slot } = await readyStory(stage);
        const channels = [{ channelId: randomUUID(), permalink: null }];
        return all(
          (ctx) => reconcileReleases({ ctx, input: {} }, deliveryPorts({})),
          (ctx) => acceptPublished({ ctx, input: { slotId: slot.id, reason: "mine", channels } }, { abilities: {} }),
        );
      },
    ],
  ];

  test.each(attempts)("to %s", async (_what, mayDoIt, prepare) => {
    await expectRefused(stage, mayDoIt, await prepare());
  });
});

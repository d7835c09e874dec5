import { deliverToChannel } from "#releases/actions/index.ts";
import type { ChannelPort } from "#releases/index.ts";
import { ago } from "../../fixtures.ts";
import { deliveryPorts } from "./channels.ts";
import { claimNow } from "./claims.ts";
import type { Stage } from "./stage.ts";
import { readyStory } from "./story.ts";

/** A release that is claimed, with one delivery that nobody has begun. */
export async function claimedDelivery(stage: Stage) {
  const story = await readyStory(stage);
  await claimNow(stage, story.slot.id);
  const { id, releaseId, channelId } = await stage.prisma.delivery.findFirstOrThrow({
    where: { release: { slotId: story.slot.id } },
  });
  return { ...story, id, releaseId, channelId };
}

/** One go, as the worker makes it when the sweep hands it the delivery. */
export async function deliverOnce(stage: Stage, deliveryId: string, gallery: ChannelPort): Promise<void> {
  const { attempt } = await stage.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } });
  await deliverToChannel(
    { ctx: stage.as("deliver-release"), input: { deliveryId, attempt } },
    deliveryPorts({ gallery }),
  );
}

export const readDelivery = (stage: Stage, id: string) => stage.prisma.delivery.findUniqueOrThrow({ where: { id } });

/** Makes the next look at a delivery due. */
export const makeDue = (stage: Stage, id: string) =>
  stage.prisma.delivery.update({ where: { id }, data: { nextCheckAt: ago(1000) } });

export const openTasks = (stage: Stage, where: { deliveryId?: string; slotId?: string; channelId?: string }) =>
  stage.prisma.task.findMany({ where: { ...where, state: "open" } });

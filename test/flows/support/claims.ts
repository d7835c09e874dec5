import type { Prisma } from "#generated/prisma/client.ts";
import { claimDueSlots } from "#releases/actions/index.ts";
import { ago } from "../../fixtures.ts";
import type { Stage } from "./stage.ts";

/** Makes a slot due that long ago, as if it had been planned so. */
export async function shiftSlot(stage: Stage, id: string, ms: number): Promise<void> {
  const instant = ago(ms);
  await stage.prisma.slot.update({
    where: { id },
    data: { nominalAt: instant, dueAt: instant, nextCheckAt: instant },
  });
}

/** Lets the scheduler look at a slot now, also one that waits for its next look, and tells what became of it. */
export async function claimNow(stage: Stage, id: string): Promise<{ state: string; stateReason: string | null }> {
  const { state } = await stage.prisma.slot.findUniqueOrThrow({ where: { id } });
  if (state === "held") await stage.prisma.slot.update({ where: { id }, data: { nextCheckAt: ago(1) } });
  await claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} });
  return stage.prisma.slot.findUniqueOrThrow({ where: { id }, select: { state: true, stateReason: true } });
}

/** A hold by someone of the story. */
export function placeHold(
  stage: Stage,
  ownerId: string,
  of: Omit<Prisma.HoldUncheckedCreateInput, "ownerId" | "reason">,
) {
  return stage.prisma.hold.create({ data: { reason: "an incident", ownerId, ...of } });
}

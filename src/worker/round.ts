import type { Actor, Context } from "#access/index.ts";
import { claimDueSlots, recoverDeliveries } from "#releases/actions/index.ts";
import { recoverRenders } from "#renders/actions/index.ts";
import type { RenderQueue } from "#renders/index.ts";

/**
 * One round of the scheduler: releases what is due, then finds what a crash left lying.
 * Returns the milliseconds until a slot needs the next round, or null when none waits.
 */
export async function schedulerRound(
  contextOf: (actor: Actor) => Context,
  queue: Pick<RenderQueue, "has">,
): Promise<number | null> {
  const sweep = contextOf({ type: "system", job: "sweep" });
  const claim = contextOf({ type: "system", job: "claim-due-slots" });
  const { counts, nextInMs } = await claimDueSlots({ ctx: claim, input: {} });
  if (Object.values(counts).some((count) => count > 0)) claim.log.info(counts, "Slots were due");
  await recoverRenders({ ctx: sweep, input: {} }, { queue });
  await recoverDeliveries({ ctx: sweep, input: {} });
  return nextInMs;
}

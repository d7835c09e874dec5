import type { Actor, Context } from "#access/index.ts";
import { checkClock, claimDueSlots, recoverDeliveries } from "#releases/actions/index.ts";
import type { AbilitiesByKind, ClockMemory } from "#releases/index.ts";
import { recoverRenders } from "#renders/actions/index.ts";
import type { RenderQueue } from "#renders/index.ts";

export type RoundPorts = {
  queue: Pick<RenderQueue, "has">;
  /** What the channels of this installation are able to do. */
  abilities: AbilitiesByKind;
  /** What this process saw of the clocks in its last round. */
  clock: ClockMemory;
};

/**
 * One round of the scheduler: makes sure that the clock can be trusted, releases what is due, then finds what a crash
 * left lying. Returns the milliseconds until something needs the next round, or null when nothing waits.
 */
export async function schedulerRound(
  contextOf: (actor: Actor) => Context,
  { queue, abilities, clock }: RoundPorts,
): Promise<number | null> {
  const as = (job: string) => contextOf({ type: "system", job });
  const sweep = as("sweep");
  const claim = as("claim-due-slots");
  await checkClock({ ctx: as("check-clock"), input: {} }, { clock });
  const slots = await claimDueSlots({ ctx: claim, input: {} }, { abilities, clock });
  if (Object.values(slots.counts).some((count) => count > 0)) claim.log.info(slots.counts, "Slots were due");
  await recoverRenders({ ctx: sweep, input: {} }, { queue });
  const deliveries = await recoverDeliveries({ ctx: sweep, input: {} }, { queue });
  const waits = [slots.nextInMs, deliveries.nextInMs].filter((ms) => ms !== null);
  return waits.length === 0 ? null : Math.min(...waits);
}

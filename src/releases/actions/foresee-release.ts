import { databaseNow, type Transaction } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { decide } from "../decide.ts";
import { readDueFacts } from "../due/read-due-facts.ts";
import { findEpisodeSlots, openChannels, readSlots } from "../due/store.ts";
import type { AbilitiesByKind } from "../ports.ts";

/** What would become of a slot if it were due at this moment. */
export type ForeseenRelease = {
  becomes: "release" | "hold" | "miss" | "skip" | "shift";
  reason: string | null;
  channels: { id: string; name: string; kind: string; isHeld: boolean }[];
  /** Other slots of the same episode that are still to come: released now, it would go out there again. */
  alsoPlanned: { slotId: string; wallTime: string; timeZone: string }[];
};

/**
 * Asks everything that a claim asks, as if the slot were due now, and changes nothing. What it says may be another thing
 * a moment later: the claim asks again. Throws NOT_FOUND.
 */
export async function foreseeRelease(
  tx: Transaction,
  { slotId }: { slotId: string },
  { abilities }: { abilities: AbilitiesByKind },
): Promise<ForeseenRelease> {
  const [slot] = await readSlots(tx, [slotId]);
  if (!slot) throw new NotFoundError("The slot");
  const now = await databaseNow(tx);
  const asDue = { ...slot, nominalAt: now, dueAt: now, key: "manual:" };
  const [facts] = await readDueFacts(tx, [asDue], { now, abilities });
  if (!facts) throw new NotFoundError("The slot");
  const decision = decide(facts, now);
  const others = await findEpisodeSlots(tx, slot);
  return {
    becomes: decision.do,
    reason: "reason" in decision ? decision.reason : null,
    channels: openChannels(slot).map(({ id, name, kind }) => ({ id, name, kind, isHeld: facts.heldChannels.has(id) })),
    alsoPlanned: others.map(({ id, wallTime, timeZone }) => ({ slotId: id, wallTime, timeZone })),
  };
}

import { type Call, demand, type Transaction } from "#access/index.ts";
import { speaksAgainst } from "../decide.ts";
import { readDueFacts } from "../due/read-due-facts.ts";
import { findSlotsBefore, readSlots } from "../due/store.ts";
import type { AbilitiesByKind } from "../ports.ts";

/** A slot that could not go out if its time were now, and why. */
export type Risk = {
  slotId: string;
  episodeId: string;
  title: string;
  wallTime: string;
  timeZone: string;
  reason: string;
};

/** Slots up to an instant that something speaks against, asked of the very rules that will be asked at their time. */
export async function findRisks(
  { ctx, input: { until } }: Call<{ until: Date }>,
  { reader, abilities }: { reader: Transaction; abilities: AbilitiesByKind },
): Promise<Risk[]> {
  demand(ctx.actor, "notification:notice");
  const risks: Risk[] = [];
  const ids = await findSlotsBefore(reader, { now: ctx.now(), until });
  for (const slot of await readSlots(reader, ids)) {
    const [facts] = await readDueFacts(reader, [slot], { now: slot.dueAt, abilities });
    const against = facts && speaksAgainst(facts);
    if (!against) continue;
    const { id, episodeId, wallTime, timeZone, episode } = slot;
    risks.push({ slotId: id, episodeId, title: episode.title, wallTime, timeZone, reason: against.reason });
  }
  return risks;
}

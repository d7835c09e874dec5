import { type Call, demand, type Transaction } from "#access/index.ts";
import { speaksAgainst } from "../decide.ts";
import { findSlotsBefore, readDueFacts, readSlot } from "../due/store.ts";
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
  for (const id of await findSlotsBefore(reader, { now: ctx.now(), until })) {
    const slot = await readSlot(reader, id);
    const against = speaksAgainst(await readDueFacts(reader, slot, slot.dueAt, abilities));
    if (!against) continue;
    const { episodeId, wallTime, timeZone, episode } = slot;
    risks.push({ slotId: id, episodeId, title: episode.title, wallTime, timeZone, reason: against.reason });
  }
  return risks;
}

import type { Transaction } from "#access/index.ts";
import { speaksAgainst } from "../decide.ts";
import { readDueFacts } from "../due/read-due-facts.ts";
import { findSlotsBefore, readSlots } from "../due/store.ts";
import type { AbilitiesByKind } from "../ports.ts";

/** A slot that could not go out if its time were now, and why. */
export type Risk = {
  slotId: string;
  episodeId: string;
  campaignId: string;
  title: string;
  wallTime: string;
  timeZone: string;
  dueAt: Date;
  reason: string;
};

/** Slots up to an instant that something speaks against, asked of the very rules that will be asked at their time. */
export async function foreseeRisks(
  { now, until }: { now: Date; until: Date },
  { reader, abilities }: { reader: Transaction; abilities: AbilitiesByKind },
): Promise<Risk[]> {
  const risks: Risk[] = [];
  const ids = await findSlotsBefore(reader, { now, until });
  for (const slot of await readSlots(reader, ids)) {
    const [facts] = await readDueFacts(reader, [slot], { now: slot.dueAt, abilities });
    const against = facts && speaksAgainst(facts);
    if (!against) continue;
    const { id, episodeId, wallTime, timeZone, dueAt, episode } = slot;
    const { title, campaignId } = episode;
    risks.push({ slotId: id, episodeId, campaignId, title, wallTime, timeZone, dueAt, reason: against.reason });
  }
  return risks;
}

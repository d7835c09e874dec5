import type { ItemOf } from "../../api/calls.ts";
import type { Slot } from "../../api/slots.ts";
import { isMovable } from "./events.ts";
import type { Channel } from "./filters.ts";

type Schedule = Pick<ItemOf<"get /api/v1/campaigns/:campaignId/schedules">, "id" | "blackouts">;

/** Why a slot will not go as one may think: too near another, more than a channel sends in a day, on a day off. */
export type Clash =
  | { is: "near"; channel: string; other: string; minutes: number }
  | { is: "full"; channel: string; cap: number }
  | { is: "off"; reason: string };

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The clashes of each slot that is still to come, by its id. */
export function clashesIn(
  slots: readonly Slot[],
  { channels, schedules }: { channels: readonly Channel[]; schedules: readonly Schedule[] },
): ReadonlyMap<string, Clash[]> {
  const found = new Map<string, Clash[]>();
  const add = ({ id }: Slot, clash: Clash) => found.set(id, [...(found.get(id) ?? []), clash]);
  const ahead = slots
    .filter(isMovable)
    .map((slot) => ({ slot, at: Date.parse(slot.dueAt) }))
    .sort((a, b) => a.at - b.at);
  for (const { name, minGapMs, dailyCap } of channels.filter(({ isActive }) => isActive)) {
    for (const [place, { slot, at }] of ahead.entries()) {
      const before = ahead[place - 1];
      if (before && at - before.at < minGapMs)
        add(slot, { is: "near", channel: name, other: before.slot.episodeTitle, minutes: minGapMs / MINUTE });
      const tooEarly = ahead[place - dailyCap];
      if (tooEarly && at - tooEarly.at < DAY) add(slot, { is: "full", channel: name, cap: dailyCap });
    }
  }
  const blackouts = new Map(schedules.map(({ id, blackouts: all }) => [id, all]));
  for (const { slot } of ahead) {
    const minute = slot.wallTime.slice(0, 16);
    const off = blackouts.get(slot.scheduleId)?.find((one) => one.fromWall <= minute && minute < one.untilWall);
    if (off) add(slot, { is: "off", reason: off.reason });
  }
  return found;
}

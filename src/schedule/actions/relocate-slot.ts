import type { Call, Transaction } from "#access/index.ts";
import { WrongStateError } from "#core/errors.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import type { LockedSlot, Slot } from "../store.ts";
import { changeSlot } from "./change-slot.ts";
import { chooseTime } from "./choose-time.ts";

export type RelocateSlot = {
  slot: LockedSlot;
  /** The version that was seen, not the one that stands there: whoever moved it meanwhile is not overruled. */
  version: number;
  wallTime: string;
  reason: string | null;
  now: Date;
};

/** Gives a locked slot the time that a person wants; from then on it is theirs and no rule replaces it. */
export async function relocateSlot({ ctx, input }: Call<RelocateSlot>, tx: Transaction): Promise<Slot> {
  const { slot, version, wallTime: wanted, reason, now } = input;
  if (slot.key.startsWith("manual:")) {
    throw new WrongStateError("This slot is for at once. Cancel it, and place the episode at the time you want.");
  }
  const { schedule, ...row } = slot;
  const unless = ({ id }: Slot) => id === slot.id;
  const { wallTime, instant, isShifted } = await chooseTime({ schedule, at: { wallTime: wanted }, now, unless }, tx);
  const set = { wallTime, nominalAt: instant, dueAt: instant, jitterMs: 0, isShifted, tzdbVersion: TZDB_VERSION };
  const change = { to: "scheduled", action: "slot.move", nextCheckAt: instant } as const;
  return changeSlot({ ctx, input: { ...change, slot: { ...row, version }, reason, set } }, tx);
}

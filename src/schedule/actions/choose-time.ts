import type { Transaction } from "#access/index.ts";
import { dayOf, MINUTE } from "#core/clock.ts";
import { InvalidInputError, WrongStateError } from "#core/errors.ts";
import { slotTime } from "../slot-time.ts";
import { findSlotAt, type ScheduleWithAll, type Slot } from "../store.ts";

export type ChooseTime = {
  schedule: Pick<ScheduleWithAll, "id" | "timeZone" | "campaign" | "blackouts">;
  at: { wallTime: string } | "now";
  now: Date;
  /** The slot that has this time may be this one, or one of this episode. */
  unless?: (taken: Slot) => boolean;
};

// A form takes a moment to fill in, so a time that has only just passed still counts.
const PAST_TOLERANCE_MS = MINUTE;

/**
 * The time of a slot that a person wants, and the slot that has it already.
 * Throws INVALID_INPUT for the past, past the campaign's end and in a blackout, WRONG_STATE when it is taken.
 */
export async function chooseTime({ schedule, at, now, unless = () => false }: ChooseTime, tx: Transaction) {
  const { timeZone, campaign } = schedule;
  const time = slotTime({ at, now, timeZone });
  const { wallTime, instant } = time;
  if (instant.getTime() < now.getTime() - PAST_TOLERANCE_MS)
    refuse(`${wallTime} in ${timeZone} is in the past`, "slot-in-past");
  if (at !== "now") {
    const end = dayOf(campaign.endsOn);
    if (wallTime.slice(0, end.length) >= end) refuse(`the campaign ends before ${end}; choose an earlier time`);
    const blackout = schedule.blackouts.find(({ fromAt, untilAt }) => fromAt <= instant && instant < untilAt);
    if (blackout && blackout.policy !== "hold") {
      refuse(`is in the blackout ${blackout.reason}, which ends at ${blackout.untilWall}; choose a time outside it`);
    }
  }
  const taken = await findSlotAt(tx, schedule.id, wallTime);
  if (taken && !unless(taken)) throw new WrongStateError(`Another episode has ${wallTime} already.`);
  return { ...time, taken };
}

function refuse(message: string, reason?: string): never {
  throw new InvalidInputError("slot", [{ path: "wallTime", message, ...(reason === undefined ? {} : { reason }) }]);
}

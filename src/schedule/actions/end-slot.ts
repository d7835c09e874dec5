import type { Call, Transaction } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { lockSlot, type Slot } from "../store.ts";
import { changeSlot } from "./change-slot.ts";

export type EndSlot = {
  slotId: string;
  /** The version that was seen, not the one that stands there: whoever changed it meanwhile is not overruled. */
  version: number;
  reason: string;
  to: "skipped" | "cancelled";
};

/** Takes a slot that is not released out of the plan. Throws NOT_FOUND, STALE_VERSION, WRONG_STATE once it is released. */
export async function endSlot({ ctx, input }: Call<EndSlot>, tx: Transaction): Promise<Slot> {
  const { slotId, version, reason, to } = input;
  const slot = await lockSlot(tx, slotId);
  if (!slot) throw new NotFoundError("The slot");
  const { schedule: _schedule, ...row } = slot;
  const action = to === "skipped" ? "slot.skip" : "slot.cancel";
  return changeSlot({ ctx, input: { slot: { ...row, version }, to, action, reason, nextCheckAt: null } }, tx);
}

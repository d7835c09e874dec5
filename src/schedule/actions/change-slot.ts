import type { Call, Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { StaleVersionError } from "#core/errors.ts";
import { type ChangeSlot, demandMove, factsOf } from "../slot-change.ts";
import { type Slot, updateSlot } from "../store.ts";

/**
 * The one way in which a slot changes: by the table of moves, on the version that was read, with its trace.
 * Throws WRONG_STATE, NOT_ALLOWED, INVALID_INPUT without a reason where one is due, STALE_VERSION.
 */
export async function changeSlot({ ctx, input }: Call<ChangeSlot>, tx: Transaction): Promise<Slot> {
  const { slot, to, reason, nextCheckAt, set = {} } = input;
  demandMove({ ctx, input });
  const changed = await updateSlot(tx, slot, { ...set, state: to, stateReason: reason, nextCheckAt });
  if (!changed) throw new StaleVersionError("The slot");
  await recordAudit(tx, ctx, factsOf(input));
  return changed;
}

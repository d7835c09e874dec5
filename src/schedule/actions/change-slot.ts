import { type Call, may, type Transaction } from "#access/index.ts";
import { type AuditAction, recordAudit } from "#audit/index.ts";
import { ConflictError, InvalidInputError, NotAllowedError, WrongStateError } from "#core/errors.ts";
import { movesBetween, type SlotState } from "../slot-moves.ts";
import { type Slot, updateSlot } from "../store.ts";

export type ChangeSlot = {
  slot: Slot;
  to: SlotState;
  action: AuditAction;
  reason: string | null;
  nextCheckAt: Date | null;
  /** What else changes with it. */
  set?: Partial<Pick<Slot, "wallTime" | "nominalAt" | "dueAt" | "jitterMs" | "isShifted" | "isLate" | "tzdbVersion">>;
  /** What the record says beside the new state. */
  after?: object;
};

/**
 * The one way in which a slot changes: by the table of moves, on the version that was read, with its trace.
 * Throws WRONG_STATE, NOT_ALLOWED, INVALID_INPUT without a reason where one is due, CONFLICT.
 */
export async function changeSlot({ ctx, input }: Call<ChangeSlot>, tx: Transaction): Promise<Slot> {
  const { slot, to, action, reason, nextCheckAt, set = {}, after } = input;
  const moves = movesBetween(slot.state, to);
  if (moves.length === 0) throw new WrongStateError(`A slot that is ${slot.state} cannot become ${to}.`);
  const move = moves.find(({ permissions }) => permissions.some((permission) => may(ctx.actor, permission)));
  if (!move) throw new NotAllowedError(`You may not make a slot that is ${slot.state} ${to}.`);
  if (move.needsReason && !reason) {
    throw new InvalidInputError("slot", [{ path: "reason", message: "say why, in a few words" }]);
  }
  const changed = await updateSlot(tx, slot, { ...set, state: to, stateReason: reason, nextCheckAt });
  if (!changed) throw new ConflictError("The slot was changed since you read it. Look at it again.");
  await recordAudit(tx, ctx, {
    action,
    entityType: "Slot",
    entityId: slot.id,
    before: { state: slot.state, reason: slot.stateReason, ...pick(slot, set) },
    after: { state: to, reason, ...set, ...after },
    ...(reason === null ? {} : { reason }),
  });
  return changed;
}

const pick = (slot: Slot, keys: object) =>
  Object.fromEntries(Object.keys(keys).map((key) => [key, slot[key as keyof Slot]]));

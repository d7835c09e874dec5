import { type Call, may } from "#access/index.ts";
import type { AuditAction, AuditFacts } from "#audit/index.ts";
import { InvalidInputError, NotAllowedError, WrongStateError } from "#core/errors.ts";
import { movesBetween, type SlotState } from "./slot-moves.ts";
import type { Slot } from "./store.ts";

/** What becomes of a slot in one step, and what the record says of it. */
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

/** Throws WRONG_STATE for a move that is not in the table, NOT_ALLOWED, INVALID_INPUT without a reason where one is due. */
export function demandMove({
  ctx,
  input: { slot, to, reason },
}: Call<Pick<ChangeSlot, "slot" | "to" | "reason">>): void {
  const moves = movesBetween(slot.state, to);
  if (moves.length === 0) throw new WrongStateError(`A slot that is ${slot.state} cannot become ${to}.`);
  const move = moves.find(({ permissions }) => permissions.some((permission) => may(ctx.actor, permission)));
  if (!move) throw new NotAllowedError(`You may not make a slot that is ${slot.state} ${to}.`);
  if (move.needsReason && !reason) {
    throw new InvalidInputError("slot", [{ path: "reason", message: "say why, in a few words" }]);
  }
}

/** The record of a change. */
export function factsOf({ slot, to, action, reason, set = {}, after }: ChangeSlot): AuditFacts {
  return {
    action,
    entityType: "Slot",
    entityId: slot.id,
    before: { state: slot.state, reason: slot.stateReason, ...pick(slot, set) },
    after: { state: to, reason, ...set, ...after },
    ...(reason === null ? {} : { reason }),
  };
}

const pick = (slot: Slot, keys: object) =>
  Object.fromEntries(Object.keys(keys).map((key) => [key, slot[key as keyof Slot]]));

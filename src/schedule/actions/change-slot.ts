import { type Call, may, type Transaction } from "#access/index.ts";
import { type AuditAction, type AuditFacts, recordAudit } from "#audit/index.ts";
import { InvalidInputError, NotAllowedError, StaleVersionError, WrongStateError } from "#core/errors.ts";
import { movesBetween, type SlotState } from "../slot-moves.ts";
import { type Slot, updateSlot, updateSlots } from "../store.ts";

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

export type ChangeSlots = Omit<ChangeSlot, "slot" | "after"> & { slots: Pick<ChangeSlot, "slot" | "after">[] };

/** The same change for many slots at once; all of them, or none. Throws as `changeSlot` does. */
export async function changeSlots({ ctx, input }: Call<ChangeSlots>, tx: Transaction): Promise<void> {
  const { slots, ...change } = input;
  if (slots.length === 0) return;
  const changes = slots.map((one) => ({ ...change, ...one }));
  for (const one of changes) demandMove({ ctx, input: one });
  const { to: state, reason: stateReason, nextCheckAt, set = {} } = change;
  const rows = slots.map(({ slot }) => slot);
  const count = await updateSlots(tx, rows, { ...set, state, stateReason, nextCheckAt });
  if (count !== slots.length) throw new StaleVersionError("One of the slots");
  await recordAudit(tx, ctx, ...changes.map(factsOf));
}

function demandMove({ ctx, input: { slot, to, reason } }: Call<Pick<ChangeSlot, "slot" | "to" | "reason">>): void {
  const moves = movesBetween(slot.state, to);
  if (moves.length === 0) throw new WrongStateError(`A slot that is ${slot.state} cannot become ${to}.`);
  const move = moves.find(({ permissions }) => permissions.some((permission) => may(ctx.actor, permission)));
  if (!move) throw new NotAllowedError(`You may not make a slot that is ${slot.state} ${to}.`);
  if (move.needsReason && !reason) {
    throw new InvalidInputError("slot", [{ path: "reason", message: "say why, in a few words" }]);
  }
}

function factsOf({ slot, to, action, reason, set = {}, after }: ChangeSlot): AuditFacts {
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

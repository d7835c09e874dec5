import type { Call, Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { StaleVersionError } from "#core/errors.ts";
import { type ChangeSlot, demandMove, factsOf } from "../slot-change.ts";
import { updateSlots } from "../store.ts";

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

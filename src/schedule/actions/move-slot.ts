import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { wallTimeSchema } from "#core/wall-time.ts";
import { lockSlot, type Slot } from "../store.ts";
import { changeSlot } from "./change-slot.ts";
import { chooseTime } from "./choose-time.ts";

const moveSlotSchema = z.strictObject({
  slotId: z.uuid(),
  /** The version that the person saw. */
  version: z.int().positive(),
  wallTime: wallTimeSchema,
  reason: visibleText(500).optional(),
});
export type MoveSlot = z.input<typeof moveSlotSchema>;

/**
 * Gives a slot another time before it is released; from then on it is a person's and no rule replaces it.
 * Throws NOT_FOUND, CONFLICT when it changed since it was read, WRONG_STATE once it is released or where the time is
 * taken, INVALID_INPUT for a time that cannot be.
 */
export async function moveSlot({ ctx, input }: Call<MoveSlot>): Promise<Slot> {
  demand(ctx.actor, "slot:move");
  const { slotId, version, wallTime: wanted, reason } = parseInput(moveSlotSchema, input, "slot");
  return ctx.transaction(async (tx) => {
    const slot = await lockSlot(tx, slotId);
    if (!slot) throw new NotFoundError("The slot");
    if (slot.key.startsWith("manual:")) {
      throw new WrongStateError("This slot is for at once. Cancel it, and place the episode at the time you want.");
    }
    const { schedule, ...row } = slot;
    const now = await databaseNow(tx);
    const unless = ({ id }: Slot) => id === slotId;
    const at = { wallTime: wanted };
    const { wallTime, instant, isShifted } = await chooseTime({ schedule, at, now, unless }, tx);
    return changeSlot(
      {
        ctx,
        input: {
          // The version that was seen, not the one that stands there: whoever moved it meanwhile is not overruled.
          slot: { ...row, version },
          to: "scheduled",
          action: "slot.move",
          reason: reason ?? null,
          nextCheckAt: instant,
          set: { wallTime, nominalAt: instant, dueAt: instant, jitterMs: 0, isShifted, tzdbVersion: TZDB_VERSION },
        },
      },
      tx,
    );
  });
}

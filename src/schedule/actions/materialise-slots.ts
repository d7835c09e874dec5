import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { NotFoundError, StaleVersionError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import type { UnplacedEpisode } from "../plan.ts";
import { findSchedule, lockSchedule, type Slot } from "../store.ts";
import { planSlots } from "./plan-slots.ts";

const materialiseSlotsSchema = z.strictObject({
  scheduleId: z.uuid(),
  /** The version of the schedule whose proposal was seen; whichever there is without it. */
  version: z.int().nonnegative().optional(),
});
export type MaterialiseSlots = z.input<typeof materialiseSlotsSchema>;
export type Planned = { slots: Slot[]; unplaced: UnplacedEpisode[] };

/**
 * Makes the slots of a schedule's rule for the episodes that have none, 400 days ahead; again changes nothing.
 * Throws NOT_FOUND, STALE_VERSION, INVALID_INPUT.
 */
export async function materialiseSlots({ ctx, input }: Call<MaterialiseSlots>): Promise<Planned> {
  demand(ctx.actor, "slot:plan");
  const { scheduleId, version } = parseInput(materialiseSlotsSchema, input, "schedule");
  return ctx.transaction(async (tx) => {
    await lockSchedule(tx, scheduleId);
    const schedule = await findSchedule(tx, scheduleId);
    if (!schedule) throw new NotFoundError("The schedule");
    if (version !== undefined && version !== schedule.version) throw new StaleVersionError("The schedule");
    return planSlots({ ctx, input: schedule }, tx);
  });
}

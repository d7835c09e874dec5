import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import type { Rollout } from "../rollout.ts";
import { findSchedule } from "../store.ts";
import { proposeSlots } from "./plan-slots.ts";

const proposeRolloutSchema = z.strictObject({ scheduleId: z.uuid() });
export type ProposeRollout = z.input<typeof proposeRolloutSchema>;

/** Where the episodes without a slot would go by the schedule's rule, and which would not fit; saves nothing. Throws NOT_FOUND. */
export async function proposeRollout({ ctx, input }: Call<ProposeRollout>): Promise<{
  version: number;
  rollout: Rollout;
}> {
  demand(ctx.actor, "slot:plan");
  const { scheduleId } = parseInput(proposeRolloutSchema, input, "schedule");
  return ctx.transaction(async (tx) => {
    const schedule = await findSchedule(tx, scheduleId);
    if (!schedule) throw new NotFoundError("The schedule");
    const { rollout } = await proposeSlots(tx, schedule);
    return { version: schedule.version, rollout };
  });
}

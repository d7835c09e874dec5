import type { Transaction } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import type { Rollout } from "../rollout.ts";
import { findSchedule } from "../store.ts";
import { proposeSlots } from "./propose-slots.ts";

/** Where the episodes without a slot would go by the schedule's rule, and which would not fit; saves nothing. Throws NOT_FOUND. */
export async function proposeRollout(
  tx: Transaction,
  { scheduleId }: { scheduleId: string },
): Promise<{ version: number; rollout: Rollout }> {
  const schedule = await findSchedule(tx, scheduleId);
  if (!schedule) throw new NotFoundError("The schedule");
  const { rollout } = await proposeSlots(tx, schedule);
  return { version: schedule.version, rollout };
}

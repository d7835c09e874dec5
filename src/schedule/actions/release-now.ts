import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { findSchedule, isEpisodeOf, lockSlot, type Slot } from "../store.ts";
import { changeSlot } from "./change-slot.ts";
import { insertManualSlot } from "./insert-manual-slot.ts";

const releaseNowSchema = z.strictObject({
  scheduleId: z.uuid(),
  episodeId: z.uuid(),
  reason: visibleText(500),
  /** The planned slot that this one takes the place of, with the version that was seen. */
  insteadOf: z.strictObject({ slotId: z.uuid(), version: z.int().positive() }).optional(),
});
export type ReleaseNow = z.input<typeof releaseNowSchema>;

/**
 * Makes a slot of its own that is due now; all that a release needs is checked when it is claimed. What is planned
 * stays planned unless this is said to take its place. Throws NOT_FOUND, STALE_VERSION, WRONG_STATE, INVALID_INPUT.
 */
export async function releaseNow({ ctx, input }: Call<ReleaseNow>): Promise<Slot> {
  demand(ctx.actor, "slot:release-now");
  const { scheduleId, episodeId, reason, insteadOf } = parseInput(releaseNowSchema, input, "slot");
  return ctx.transaction(async (tx) => {
    const schedule = await findSchedule(tx, scheduleId);
    if (!schedule) throw new NotFoundError("The schedule");
    if (!(await isEpisodeOf(tx, episodeId, schedule.campaignId))) throw new NotFoundError("The episode");
    if (insteadOf) {
      const planned = await lockSlot(tx, insteadOf.slotId);
      if (!planned) throw new NotFoundError("The planned slot");
      if (planned.episodeId !== episodeId) throw new WrongStateError("The planned slot is another episode's.");
      const { schedule: _schedule, ...row } = planned;
      const change = { to: "cancelled", action: "slot.cancel", nextCheckAt: null } as const;
      const slot = { ...row, version: insteadOf.version };
      await changeSlot({ ctx, input: { ...change, slot, reason: `released now instead: ${reason}` } }, tx);
    }
    return insertManualSlot({ ctx, input: { schedule, episodeId, action: "slot.release-now", reason } }, tx);
  });
}

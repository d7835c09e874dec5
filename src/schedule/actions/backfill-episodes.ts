import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { countEpisodes, findSchedule, type Slot } from "../store.ts";
import { insertManualSlot } from "./insert-manual-slot.ts";

/** More than this at once is a mistake, or a flood. */
const MOST_AT_ONCE = 20;

const backfillSchema = z.strictObject({
  scheduleId: z.uuid(),
  episodeIds: z
    .array(z.uuid())
    .min(1, "needs at least one episode")
    .max(MOST_AT_ONCE, `at most ${MOST_AT_ONCE} episodes are caught up with at once`)
    .refine((ids) => new Set(ids).size === ids.length, "names one twice"),
  reason: visibleText(500),
  /** Answers what would be done, and does nothing. */
  dryRun: z.boolean(),
});
export type BackfillEpisodes = z.input<typeof backfillSchema>;

/**
 * Releases episodes that were left behind, oldest first, each in a slot of its own; channels space them by their gap.
 * Throws NOT_FOUND, INVALID_INPUT for more than twenty.
 */
export async function backfillEpisodes({ ctx, input }: Call<BackfillEpisodes>): Promise<{
  episodeIds: string[];
  slots: Slot[];
}> {
  demand(ctx.actor, "slot:release-now");
  const { scheduleId, episodeIds, reason, dryRun } = parseInput(backfillSchema, input, "backfill");
  return ctx.transaction(async (tx) => {
    const schedule = await findSchedule(tx, scheduleId);
    if (!schedule) throw new NotFoundError("The schedule");
    if ((await countEpisodes(tx, episodeIds, schedule.campaignId)) !== episodeIds.length) {
      throw new NotFoundError("One of the episodes");
    }
    const slots: Slot[] = [];
    for (const episodeId of dryRun ? [] : episodeIds) {
      const slot = { schedule, episodeId, action: "slot.release-now", reason: `caught up with: ${reason}` } as const;
      slots.push(await insertManualSlot({ ctx, input: slot }, tx));
    }
    return { episodeIds, slots };
  });
}

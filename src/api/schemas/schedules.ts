import { z } from "zod";
import { timetableSchema } from "#campaigns/index.ts";
import { slugSchema } from "#core/text.ts";
import { instantSchema } from "./instant.ts";
import { reasonSchema, slotSchema, unplacedListSchema } from "./slots.ts";

export const scheduleParams = z.strictObject({ scheduleId: z.uuid() });
export const campaignParams = z.strictObject({ campaignId: z.uuid() });

/** When slots are, as a person gives it; unknown fields are refused. */
export const planSchema = z.strictObject(timetableSchema.shape);
export const createScheduleBody = z.strictObject({ name: slugSchema, plan: planSchema });

const blackoutSchema = z.object({
  id: z.uuid(),
  fromWall: z.string(),
  untilWall: z.string(),
  fromAt: instantSchema,
  untilAt: instantSchema,
  reason: z.string(),
  policy: z.enum(["shift", "skip", "hold"]),
});

export const scheduleSchema = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  rule: z.unknown().describe("The cadence, as it was given"),
  graceMs: z.int(),
  mostJitterMs: z.int(),
  version: z.int(),
  pausedAt: instantSchema.nullable(),
  blackouts: z.array(blackoutSchema),
});

export const plannedSchema = z.object({ slots: z.array(slotSchema), unplaced: unplacedListSchema });
export const editedScheduleSchema = plannedSchema.extend({ replaced: z.array(z.uuid()) });

const planEpisode = z.object({ position: z.int(), slug: z.string(), title: z.string() });

const proposedSlotSchema = z.object({
  episode: planEpisode,
  wallTime: z.string(),
  timeZone: z.string(),
  instant: z.iso.datetime(),
  shifted: z.boolean(),
  heldFor: z.string().optional(),
  notes: z.array(z.string()),
});

export const planPreviewSchema = z.object({
  version: z.int(),
  changes: z.array(
    z.object({
      episode: planEpisode,
      from: z.string().nullable().describe("Its time now; null where it has none that the rule gave it"),
      to: z.string().nullable().describe("Its time then; null where it would have none"),
      isShifted: z.boolean(),
    }),
  ),
  unplaced: unplacedListSchema,
});

export const rolloutSchema = z.object({
  version: z.int(),
  rollout: z.object({
    timeZone: z.string(),
    slots: z.array(proposedSlotSchema),
    unplaced: unplacedListSchema,
    notes: z.array(z.string()),
  }),
});

export const releaseNowBody = z.strictObject({
  episodeId: z.uuid(),
  reason: reasonSchema,
  insteadOf: z.strictObject({ slotId: z.uuid(), version: z.int().positive() }).optional(),
});

export const backfillBody = z.strictObject({
  episodeIds: z.array(z.uuid()),
  reason: reasonSchema,
  dryRun: z.boolean(),
});

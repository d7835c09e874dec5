import { z } from "zod";
import { holdScopeSchema, pauseScopeSchema } from "#releases/index.ts";
import { instantSchema } from "./instant.ts";
import { pageQuery } from "./page.ts";
import { reasonSchema } from "./slots.ts";

export const holdParams = z.strictObject({ holdId: z.uuid() });
export const taskParams = z.strictObject({ taskId: z.uuid() });

export const holdsQuery = z.strictObject({
  ...pageQuery,
  campaignId: z.uuid().optional(),
  standing: z.enum(["yes", "no"]).default("yes").describe("Only those that stop something now, or all there ever were"),
});

export const holdSchema = z.object({
  id: z.uuid(),
  campaignId: z.uuid().nullable(),
  episodeId: z.uuid().nullable(),
  channelId: z.uuid().nullable(),
  slotId: z.uuid().nullable(),
  locale: z.string().nullable(),
  reason: z.string(),
  owner: z.object({ name: z.string() }).nullable(),
  sourceId: z.string().nullable().describe("The recalled source that it is because of"),
  job: z.string().nullable().describe("The job of ours that placed it"),
  isAccuracy: z.boolean().describe("Only who answers for accuracy lifts it"),
  createdAt: instantSchema,
  expiresAt: instantSchema.nullable(),
  liftedAt: instantSchema.nullable(),
});

export const placeHoldBody = z.strictObject({
  on: holdScopeSchema,
  reason: reasonSchema,
  expiresAt: z.iso.datetime({ offset: true }).optional().describe("When it ends by itself"),
});
export const placedHoldSchema = z.object({
  holdId: z.uuid(),
  slots: z.int().describe("Slots that are not released yet and that it stops"),
  underWay: z.array(z.uuid()).describe("Deliveries that had been begun: they are not stopped"),
});

export const liftHoldBody = z.strictObject({ reason: reasonSchema, dryRun: z.boolean() });
export const liftedHoldSchema = z.object({
  isLifted: z.boolean(),
  slots: z.int(),
  consequences: z.array(z.object({ slotId: z.uuid(), episode: z.string(), dueAt: instantSchema, becomes: z.string() })),
});

export const pauseBody = z.strictObject({ what: pauseScopeSchema, reason: reasonSchema });
export const pausedSchema = z.object({ pausedAt: instantSchema });
export const resumedSchema = z.object({ skipped: z.array(z.uuid()) });

export const installationSchema = z.object({
  pausedAt: instantSchema.nullable(),
  pauseReason: z.string().nullable(),
  jumpedAt: instantSchema
    .nullable()
    .describe("The database's clock ran ahead: nothing is published until it is trusted"),
  jumpMs: z.number().nullable(),
});

export const tasksQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(["open", "done"]).default("open"),
});
const episodeSchema = z.object({ slug: z.string(), title: z.string() });
export const taskSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  state: z.string(),
  reason: z.string(),
  releaseId: z.uuid().nullable(),
  slotId: z.uuid().nullable(),
  deliveryId: z.uuid().nullable(),
  channelId: z.uuid().nullable(),
  sourceId: z.string().nullable(),
  episode: episodeSchema.nullable(),
  channel: z.string().nullable(),
  createdAt: instantSchema,
  doneAt: instantSchema.nullable(),
});

import { z } from "zod";
import { localeSchema, visibleText } from "#core/text.ts";
import { instantSchema } from "./instant.ts";
import { pageQuery } from "./page.ts";
import { reasonSchema } from "./slots.ts";

export const releaseParams = z.strictObject({ releaseId: z.uuid() });
export const deliveryParams = z.strictObject({ deliveryId: z.uuid() });

export const releasesQuery = z.strictObject({
  ...pageQuery,
  campaignId: z.uuid().optional(),
  episodeId: z.uuid().optional(),
});

const channelOfDelivery = z.object({ id: z.uuid(), name: z.string(), kind: z.string() });

const deliveryShape = {
  id: z.uuid(),
  state: z.string(),
  channel: channelOfDelivery,
  firedBy: z.enum(["platform", "us"]).describe("Who makes it visible: the platform at `firesAt`, or we by sending it"),
  firesAt: instantSchema.nullable(),
  permalink: z.string().nullable(),
  failure: z.string().nullable(),
  mayHaveArrived: z.boolean().describe("Something was sent, and nobody knows yet that it did not arrive"),
  notBeforeAt: instantSchema.nullable(),
  sentAt: instantSchema.nullable(),
  confirmedAt: instantSchema.nullable(),
  nextCheckAt: instantSchema.nullable(),
};

export const releaseSchema = z.object({
  id: z.uuid(),
  slotId: z.uuid(),
  episodeId: z.uuid(),
  state: z.string(),
  claimedAt: instantSchema,
  releasedAt: instantSchema.nullable(),
  episode: z.object({ slug: z.string(), title: z.string(), campaignId: z.uuid() }),
  slot: z.object({
    wallTime: z.string(),
    timeZone: z.string(),
    nominalAt: instantSchema,
    dueAt: instantSchema,
    isLate: z.boolean(),
  }),
  deliveries: z.array(z.object(deliveryShape)),
  retractions: z.array(
    z.object({ id: z.uuid(), reason: z.string(), replacementId: z.uuid().nullable(), createdAt: instantSchema }),
  ),
});

export const deliverySchema = z.object({
  ...deliveryShape,
  releaseId: z.uuid(),
  episode: z.object({ slug: z.string(), title: z.string() }),
  attempt: z.int(),
  tries: z.array(
    z.object({ at: instantSchema, action: z.string(), reason: z.string().nullable(), facts: z.unknown() }),
  ),
  evidence: z.record(z.string(), z.string()).describe("What tries wrote down for later ones; no secrets"),
});

export const kitSchema = z.object({
  texts: z.array(z.object({ path: z.string(), text: z.string() })).describe("The checklist, and the words to paste"),
  files: z.array(
    z.object({
      path: z.string(),
      kind: z.string(),
      locale: z.string(),
      format: z.string(),
      mediaType: z.string(),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
});
export const kitFileParams = deliveryParams.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export const retryBody = z.strictObject({
  reason: reasonSchema,
  isAbsent: z.boolean().default(false).describe("You looked on the channel, and it is not there"),
});
export const retriedSchema = z.object({ looksUpFirst: z.boolean() });
export const confirmationBody = z.strictObject({ url: z.string().max(2000) });

export const retractionBody = z.strictObject({ reason: reasonSchema, replacementId: z.uuid().optional() });
export const retractionSchema = z.object({ state: z.string() });
export const correctionBody = z.strictObject({
  locale: localeSchema.describe("The language of the note; viewers of others see it where they have none of their own"),
  note: visibleText(500).describe("What this release says otherwise than the one before it, for viewers"),
});
export const correctedSchema = z.object({ correctionId: z.uuid() });
export const retractionForecastSchema = z.object({
  channels: z.array(z.object({ deliveryId: z.uuid(), channel: z.string(), becomes: z.string() })),
});

import { z } from "zod";
import { channelKindSchema } from "#campaigns/index.ts";
import { formatSchema } from "#core/formats.ts";
import { slugSchema } from "#core/text.ts";
import { channelLimitsShape } from "#releases/index.ts";
import { instantSchema } from "./instant.ts";

export const channelParams = z.strictObject({ channelId: z.uuid() });
export const secretParams = z.strictObject({ channelId: z.uuid(), name: z.string() });

const settings = z.record(z.string(), z.unknown());
const limits = z.strictObject(channelLimitsShape).partial().shape;

export const createChannelBody = z.strictObject({
  kind: channelKindSchema,
  name: slugSchema,
  settings: settings.default({}).describe("Those of its kind; secrets are not among them"),
  ...limits,
});
export const editChannelBody = z.strictObject({
  settings: settings.optional().describe("All settings of its kind, not only those that change"),
  isActive: z.boolean().optional(),
  ...limits,
});
export const secretBody = z.strictObject({ value: z.string() });

const abilitiesSchema = z.object({
  canSchedule: z.boolean(),
  canRetract: z.boolean(),
  canReadBack: z.boolean(),
  acceptsCaptions: z.boolean(),
  forbidsEndCard: z.boolean(),
  limits: z.object({
    formats: z.array(formatSchema).readonly(),
    leastMs: z.number().optional(),
    mostMs: z.number().optional(),
    mostBytes: z.number().optional(),
    mostADay: z.number().optional(),
  }),
});

export const channelSchema = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  kind: channelKindSchema,
  name: z.string(),
  version: z.int(),
  isActive: z.boolean(),
  pausedAt: instantSchema.nullable(),
  settings: z.unknown(),
  minGapMs: z.int(),
  dailyCap: z.int(),
  mostInFlight: z.int(),
  locales: z.array(z.string()),
  formats: z.array(formatSchema),
  secrets: z
    .array(z.object({ name: z.string(), updatedAt: instantSchema }))
    .describe("Names of the secrets that are kept; their values are never shown"),
  missingSecrets: z.array(z.string()).describe("Secrets that its kind needs and that nobody entered"),
  abilities: abilitiesSchema.nullable().describe("Null where this installation has no channel of the kind"),
  sentToday: z.int().describe("Sends in the last 24 hours, of `dailyCap`"),
});

export const channelKindsSchema = z.object({
  items: z.array(
    z.object({
      kind: channelKindSchema,
      abilities: abilitiesSchema,
      secrets: z.array(z.string()).describe("Names of the secrets that it needs"),
      settings: z.record(z.string(), z.unknown()).describe("JSON Schema of its settings"),
    }),
  ),
});

export const checkedSchema = z.object({ isWorking: z.boolean(), says: z.string() });

import { z } from "zod";
import { formatSchema } from "#core/formats.ts";
import { daySchema, instantSchema } from "./instant.ts";

export const campaignParams = z.strictObject({ campaignId: z.uuid() });
export const episodeParams = z.strictObject({ episodeId: z.uuid() });

/** What every answer to a change says: what was changed, and the version it has now. */
export const changedSchema = z.object({ id: z.uuid(), version: z.int() });
export const createdSchema = z.object({ id: z.uuid() });

export const campaignSchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  isDemo: z.boolean(),
  timeZone: z.string(),
  startsOn: daySchema,
  endsOn: daySchema.describe("Exclusive: the first day on which nothing is released any more"),
  locales: z.array(z.string()),
  formats: z.array(formatSchema),
  announcesDates: z.boolean().describe("Whether the public page tells what comes next and when"),
  pausedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  version: z.int(),
  episodeCount: z.int(),
});

export const scriptStateSchema = z.enum(["draft", "in_review", "changes_requested", "approved"]);

const scriptOfEpisodeSchema = z.object({
  id: z.uuid(),
  locale: z.string(),
  latest: z
    .object({ id: z.uuid(), number: z.int(), state: scriptStateSchema, createdAt: instantSchema })
    .nullable()
    .describe("The newest words in this language"),
});

export const episodeSchema = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  slug: z.string(),
  position: z.int(),
  title: z.string(),
  topic: z.string(),
  presenter: z.object({ slug: z.string(), name: z.string() }).nullable(),
  notBefore: z.string().nullable(),
  version: z.int(),
  scripts: z.array(scriptOfEpisodeSchema),
});

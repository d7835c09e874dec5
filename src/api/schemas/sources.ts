import { z } from "zod";
import { slugSchema } from "#core/text.ts";
import { daySchema, instantSchema } from "./instant.ts";

export const sourceParams = z.strictObject({ sourceId: slugSchema });

export const sourceSchema = z.object({
  id: z.string(),
  publisher: z.string(),
  title: z.string(),
  url: z.string(),
  readOn: daySchema,
  nextCheckOn: daySchema,
  basedOn: z.string().nullable(),
  supersededBy: z.string().nullable(),
  version: z.int(),
});

export const claimSchema = z.object({
  id: z.uuid(),
  key: z.string(),
  text: z.string(),
  sourceId: z.string(),
  scriptVersionId: z.uuid(),
  episode: z.string(),
  locale: z.string(),
  number: z.int(),
});

export const recalledSchema = z.object({
  recallId: z.uuid(),
  isNews: z.boolean().describe("False when the source is recalled already and nothing was added"),
  sources: z.array(z.string()).describe("The source itself, then those that restate it"),
  held: z.array(z.uuid()).describe("Slots that this call holds"),
  retract: z.array(z.uuid()).describe("Releases that this call asks a person to take down"),
});

const partSchema = z.object({ locale: z.string(), format: z.string() });
const carrierSchema = z.object({
  episodeId: z.uuid(),
  slug: z.string(),
  title: z.string(),
  versions: z.array(
    z.object({
      id: z.uuid(),
      locale: z.string(),
      number: z.int(),
      isNewest: z.boolean(),
      claims: z.array(z.object({ key: z.string(), text: z.string(), sourceId: z.string() })),
    }),
  ),
  renders: z.array(partSchema.extend({ id: z.uuid(), quality: z.string(), state: z.string() })),
  slots: z.array(
    z.object({
      id: z.uuid(),
      wallTime: z.string(),
      timeZone: z.string(),
      state: z.string(),
      isHeld: z.boolean().describe("Held for this source already"),
    }),
  ),
  releases: z.array(
    z.object({
      id: z.uuid(),
      state: z.string(),
      releasedAt: instantSchema.nullable(),
      parts: z.array(partSchema),
      hasTask: z.boolean().describe("Somebody is asked already to take it down"),
    }),
  ),
});

export const carriersSchema = z.object({
  sources: z.array(z.string()).describe("The source itself, then those that restate it"),
  carriers: z.array(carrierSchema).describe("What carries a claim of it, episode by episode"),
});

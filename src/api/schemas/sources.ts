import { z } from "zod";
import { slugSchema } from "#core/text.ts";
import { daySchema } from "./instant.ts";

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

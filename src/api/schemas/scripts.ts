import { z } from "zod";
import { localeSchema } from "#core/text.ts";
import { assetSchema, savedFindingSchema, scriptSchema } from "#scripts/index.ts";
import { scriptStateSchema } from "./campaigns.ts";
import { instantSchema } from "./instant.ts";

export const scriptParams = z.strictObject({ episodeId: z.uuid(), locale: localeSchema });
export const versionParams = z.strictObject({ versionId: z.uuid() });

const authorSchema = z.object({
  personId: z.uuid(),
  name: z.string(),
  part: z.enum(["author", "editor", "translator"]),
});

export const versionHeadSchema = z.object({
  id: z.uuid(),
  number: z.int(),
  contentHash: z.string(),
  state: scriptStateSchema,
  createdAt: instantSchema,
  authors: z.array(authorSchema).describe("Everyone whose words stand in it: they may not approve it"),
});

export const versionSchema = versionHeadSchema.extend({
  episodeId: z.uuid(),
  locale: z.string(),
  body: scriptSchema.describe("The words, as the editor saves them"),
  assets: z.array(assetSchema),
  findings: z.array(savedFindingSchema).nullable(),
});

export const writtenSchema = z.object({
  versionId: z.uuid(),
  number: z.int(),
  findings: z.array(savedFindingSchema),
});

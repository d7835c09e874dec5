import { z } from "zod";
import { mediaKindSchema } from "#scripts/index.ts";
import { instantSchema } from "./instant.ts";

export const mediaParams = z.strictObject({ mediaId: z.uuid() });

export const mediaSchema = z.object({
  id: z.uuid(),
  kind: mediaKindSchema,
  sha256: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  durationMs: z.int().nullable(),
  createdAt: instantSchema,
});

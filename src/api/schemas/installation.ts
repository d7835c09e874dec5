import { z } from "zod";
import { publishedSchema } from "#releases/index.ts";
import { instantSchema } from "./instant.ts";
import { fileKindSchema } from "./renders.ts";
import { reasonSchema } from "./slots.ts";

const bytes = z.number().int().nonnegative();

export const storageSchema = z.object({
  disk: z.object({ freeBytes: bytes, totalBytes: bytes }),
  files: z.array(z.object({ kind: fileKindSchema, count: z.int(), bytes })).describe("Of all renders, by kind"),
  hasSnapshots: z.boolean().describe("Whether the database is the embedded one, of which the program keeps copies"),
  snapshots: z
    .array(z.object({ name: z.string(), takenAt: instantSchema, bytes }))
    .describe("Copies of the database, each opened and read, the newest first"),
});

export const reconciledSchema = z.object({
  found: z.array(
    z.object({
      slotId: z.uuid(),
      episode: z.string(),
      channelId: z.uuid(),
      channel: z.string(),
      is: z.enum(["live", "armed", "processing", "with_person", "absent", "unknown"]),
      permalink: z.string().nullable(),
    }),
  ),
});

export const acceptBody = z.strictObject({
  reason: reasonSchema,
  channels: publishedSchema.describe("Where a person has seen it"),
});
export const acceptedSchema = z.object({ releaseId: z.uuid() });

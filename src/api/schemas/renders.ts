import { z } from "zod";
import { formatSchema } from "#core/formats.ts";
import { instantSchema } from "./instant.ts";

export const renderParams = z.strictObject({ renderId: z.uuid() });

export const renderStateSchema = z.enum([
  "queued",
  "rendering",
  "rendered",
  "qc_passed",
  "qc_failed",
  "failed",
  "cancelled",
]);

export const progressSchema = z.object({
  state: renderStateSchema,
  stage: z.string().nullable(),
  framesDone: z.int(),
  framesTotal: z.int(),
  segmentsDone: z.int(),
  segmentsTotal: z.int(),
  etaMs: z.number().nullable().describe("Milliseconds until the last frame is drawn; null as long as there is none"),
});

export const qualitySchema = z.enum(["draft", "final"]);
export const fileKindSchema = z.enum(["video", "poster", "vtt", "srt", "transcript"]);

const shownSchema = z.object({
  episode: z.object({ id: z.uuid(), slug: z.string(), title: z.string() }),
  versionId: z.uuid(),
  number: z.int(),
  locale: z.string(),
  format: formatSchema,
  theme: z.string(),
  motion: z.string(),
});

export const renderSchema = z.object({
  id: z.uuid(),
  shows: shownSchema
    .nullable()
    .describe("Of the newest version with this very content; null when none has it any more"),
  contentHash: z.string(),
  storyboardHash: z.string(),
  templateHash: z.string(),
  quality: qualitySchema,
  state: renderStateSchema,
  progress: z.number().describe("0 to 1"),
  stage: z.string().nullable(),
  failure: z.string().nullable(),
  failureDetail: z.string().nullable(),
  neededAt: instantSchema.nullable(),
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
  files: z.array(z.object({ kind: fileKindSchema, sha256: z.string(), bytes: z.int(), mediaType: z.string() })),
});

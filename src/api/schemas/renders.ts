import { z } from "zod";
import { formatSchema } from "#core/formats.ts";
import { LOG_EVENTS } from "#renders/index.ts";
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

const logLineSchema = z.object({
  seq: z.string().describe("The number of its entry in the audit record"),
  at: instantSchema,
  event: z.enum(LOG_EVENTS),
  by: z.string().describe("The name of a person, or of the job that did it"),
  isByJob: z.boolean(),
  attempt: z.int().nullable(),
  segment: z.int().nullable().describe("Counted from one"),
  segmentName: z.string().nullable().describe("As the present attempt names it"),
  worker: z.string().nullable(),
  segments: z.int().nullable(),
  segmentsKept: z.int().nullable(),
  pictures: z.int().nullable().describe("Pictures that are to be drawn, or were drawn"),
  framesReused: z.int().nullable(),
  failure: z.string().nullable(),
  reason: z.string().nullable().describe("Without paths of the machine"),
});

export const renderLogSchema = z.object({
  lines: z.array(logLineSchema),
  leftOut: z
    .object({ after: z.int().describe("How many lines stand before them"), count: z.int() })
    .nullable()
    .describe("Of a very long log the first 250 entries and the last 50 are shown"),
  drawing: z
    .array(
      z.object({
        segment: z.int(),
        name: z.string(),
        worker: z.string().nullable(),
        framesDone: z.int(),
        framesTotal: z.int(),
      }),
    )
    .describe("The segments that are drawn at this moment"),
});

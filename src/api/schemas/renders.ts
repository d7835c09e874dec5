import { z } from "zod";

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

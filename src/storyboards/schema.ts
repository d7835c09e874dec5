import { z } from "zod";
import { formatSchema } from "#core/formats.ts";
import { localeSchema, slugSchema } from "#core/text.ts";
import { sceneSchema } from "#scripts/index.ts";

export const directionSchema = z.enum(["ltr", "rtl"]);

/** A span of the video: milliseconds for people and files, whole frames for the renderer. */
const spanSchema = z.object({
  startMs: z.int().nonnegative(),
  durationMs: z.int().positive(),
  startFrame: z.int().nonnegative(),
  durationFrames: z.int().positive(),
});

export const timedSceneSchema = spanSchema.extend({ scene: sceneSchema });
export type TimedScene = z.infer<typeof timedSceneSchema>;

/** One caption: what is on screen from its first frame up to, not including, its last. */
export const cueSchema = spanSchema.extend({ lines: z.array(z.string()).min(1).max(2) });
export type Cue = z.infer<typeof cueSchema>;

export const voiceCueSchema = z.object({ sceneId: z.string(), text: z.string(), startMs: z.int().nonnegative() });

export const themeSchema = z.enum(["sunny"]);
export type Theme = z.infer<typeof themeSchema>;

/** A script compiled for one locale, format and theme: everything a render needs, and nothing else. */
export const storyboardSchema = z.object({
  version: z.literal(1),
  episode: slugSchema,
  title: z.string(),
  locale: localeSchema,
  direction: directionSchema,
  format: formatSchema,
  theme: themeSchema,
  fps: z.literal(30),
  width: z.int().positive(),
  height: z.int().positive(),
  durationFrames: z.int().positive(),
  scenes: z.array(timedSceneSchema).min(1),
  cues: z.array(cueSchema),
  voice: z.array(voiceCueSchema),
});
export type Storyboard = z.infer<typeof storyboardSchema>;

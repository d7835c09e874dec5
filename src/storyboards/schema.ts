import { z } from "zod";
import { formatSchema } from "#core/formats.ts";
import { localeSchema, slugSchema } from "#core/text.ts";
import { assetSchema, claimSchema, sceneSchema, suppressionSchema } from "#scripts/index.ts";

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

/** The way from the scene before it to the scene after it; `to` counts scenes from 0. */
export const transitionSchema = spanSchema.extend({ kind: z.enum(["glide", "leaves"]), to: z.int().positive() });
export type Transition = z.infer<typeof transitionSchema>;

/** Letters of a caption's line, from `from` up to `to`, that light up at a frame and stay lit. */
const emphasisSchema = z.object({
  line: z.int().nonnegative(),
  from: z.int().nonnegative(),
  to: z.int().positive(),
  startFrame: z.int().nonnegative(),
});
export type Emphasis = z.infer<typeof emphasisSchema>;

/** One caption: what is on screen from its first frame up to, not including, its last. */
export const cueSchema = spanSchema.extend({
  lines: z.array(z.string()).min(1).max(2),
  emphasis: z.array(emphasisSchema).optional(),
});
export type Cue = z.infer<typeof cueSchema>;

/** When which voice speaks; `sha256` names its file. Scenes without one are silent. */
export const voiceCueSchema = z.object({
  sceneId: z.string(),
  kind: z.enum(["recorded", "synthetic"]),
  voice: z.string(),
  sha256: z.hash("sha256"),
  startMs: z.int().nonnegative(),
  durationMs: z.int().positive(),
});

export const themeSchema = z.enum(["sunny", "dusk"]);
export type Theme = z.infer<typeof themeSchema>;

/** `reduced` fades where `full` moves, for viewers whom motion makes unwell. */
export const motionSchema = z.enum(["full", "reduced"]);
export type Motion = z.infer<typeof motionSchema>;

/** A script compiled for one locale, format and theme: everything a render needs and an approval is about. */
export const storyboardSchema = z.object({
  version: z.literal(2),
  episode: slugSchema,
  title: z.string(),
  locale: localeSchema,
  direction: directionSchema,
  format: formatSchema,
  theme: themeSchema,
  motion: motionSchema,
  fps: z.literal(30),
  width: z.int().positive(),
  height: z.int().positive(),
  durationFrames: z.int().positive(),
  scenes: z.array(timedSceneSchema).min(1),
  transitions: z.array(transitionSchema),
  cues: z.array(cueSchema),
  voice: z.array(voiceCueSchema),
  assets: z.array(assetSchema),
  // Not drawn: what the video claims and what was let pass is approved together with its pictures.
  claims: z.array(claimSchema),
  suppressions: z.array(suppressionSchema),
});
export type Storyboard = z.infer<typeof storyboardSchema>;

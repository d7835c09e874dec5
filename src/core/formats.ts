import { z } from "zod";

/** The three shapes every video is composed for. 30 fps throughout: see FPS. */
export const formatSchema = z.enum(["vertical", "square", "landscape"]);
export type Format = z.infer<typeof formatSchema>;

/** Frames per second of every video. Constant, because feeds reject variable frame rates. */
export const FPS = 30;

/** Width and height in pixels. */
export const FORMAT_SIZE: Record<Format, { width: number; height: number }> = {
  vertical: { width: 1080, height: 1920 },
  square: { width: 1080, height: 1080 },
  landscape: { width: 1920, height: 1080 },
};

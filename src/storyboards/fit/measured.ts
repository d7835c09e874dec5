import { z } from "zod";

const boxSchema = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() });
export type Edges = z.infer<typeof boxSchema>;

/** One line of a script as a browser drew it: the ink of its words in pixels, its size and its colours. */
export const measuredLineSchema = z.object({
  /** A field of the scene, or `caption.2.0` for the first line of the storyboard's third caption. */
  field: z.string(),
  text: z.string(),
  rows: z.array(boxSchema),
  fontPx: z.number(),
  /** The card, window or sign that it stands on, if it stands on one. */
  room: boxSchema.nullable(),
  /** Red, green and blue, 0 to 255, of the words and of what may be behind them. */
  colour: z.array(z.number()).length(3),
  grounds: z.array(z.array(z.number()).length(3)),
});
export type MeasuredLine = z.infer<typeof measuredLineSchema>;

/** What a browser drew of one scene, once all of it had come in. */
export const measuredSceneSchema = z.object({ scene: z.int().nonnegative(), lines: z.array(measuredLineSchema) });
export type MeasuredScene = z.infer<typeof measuredSceneSchema>;

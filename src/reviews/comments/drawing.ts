import { z } from "zod";

const fraction = z.number().min(0).max(1);
const length = z.number().gt(0).max(1);

const boxSchema = z
  .strictObject({ kind: z.literal("box"), x: fraction, y: fraction, width: length, height: length })
  .refine(({ x, width }) => x + width <= 1, { path: ["width"], error: "reaches beyond the right edge of the picture" })
  .refine(({ y, height }) => y + height <= 1, {
    path: ["height"],
    error: "reaches beyond the lower edge of the picture",
  });

const arrowSchema = z
  .strictObject({ kind: z.literal("arrow"), fromX: fraction, fromY: fraction, toX: fraction, toY: fraction })
  .refine(({ fromX, fromY, toX, toY }) => fromX !== toX || fromY !== toY, {
    path: ["toX"],
    error: "must point somewhere else than where it begins",
  });

/** What a comment points at: fractions of the picture's width and height, from its upper left corner. */
export const drawingSchema = z.discriminatedUnion("kind", [boxSchema, arrowSchema]);
export type Drawing = z.infer<typeof drawingSchema>;

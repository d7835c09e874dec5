import { z } from "zod";

/** `draft` is half size and quick, to look at; `final` is what may be released. */
export const qualitySchema = z.enum(["draft", "final"]);
export type Quality = z.infer<typeof qualitySchema>;

/** How much of the full size is drawn. */
export const SCALE: Record<Quality, number> = { draft: 0.5, final: 1 };

import { z } from "zod";
import { type Storyboard, storyboardSchema } from "./schema.ts";

const firstSchema = z.looseObject({ version: z.literal(1) });
// Videos of the first version had one way to move, no parts between their scenes, and nobody spoke.
const ADDED = { version: 2, motion: "full", transitions: [], voice: [], assets: [], claims: [], suppressions: [] };

/** Reads a storyboard that was saved, by this version of the program or the first one. */
export function readStoryboard(body: unknown): Storyboard {
  const first = firstSchema.safeParse(body);
  return storyboardSchema.parse(first.success ? { ...first.data, ...ADDED } : body);
}

import { z } from "zod";
import { credited, line, type ShownLine, sceneBase, shownLines } from "../line.ts";

/** One number, what it means, and where it comes from. */
export const statSchema = z.strictObject({
  kind: z.literal("stat"),
  ...sceneBase,
  value: line(10).describe("The number as it is printed"),
  unit: line(28).optional().describe("What is counted"),
  meaning: line(80),
  ...credited,
});

export function statLines({ value, unit, meaning, credit }: z.infer<typeof statSchema>): ShownLine[] {
  return shownLines({ value, unit, meaning, credit });
}

import { z } from "zod";
import { line, type ShownLine, sceneBase, shownLines } from "../line.ts";

/** What to do, one after the other. */
export const stepsSchema = z.strictObject({
  kind: z.literal("steps"),
  ...sceneBase,
  title: line(42),
  steps: z.array(line(56)).min(2).max(4),
});

export function stepsLines({ title, steps }: z.infer<typeof stepsSchema>): ShownLine[] {
  return [...shownLines({ title }), ...steps.map((text, index) => ({ field: `steps.${index}`, text }))];
}

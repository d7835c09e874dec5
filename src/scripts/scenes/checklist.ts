import { z } from "zod";
import { line, type ShownLine, sceneBase, shownLines } from "../line.ts";

/** What is done when all is done, ticked off one by one. */
export const checklistSchema = z.strictObject({
  kind: z.literal("checklist"),
  ...sceneBase,
  title: line(42),
  items: z.array(line(48)).min(2).max(5),
});

export function checklistLines({ title, items }: z.infer<typeof checklistSchema>): ShownLine[] {
  return [...shownLines({ title }), ...items.map((text, index) => ({ field: `items.${index}`, text }))];
}

import { z } from "zod";
import { line, type ShownLine, sceneBase, shownLines } from "../line.ts";

const exampleSchema = z.strictObject({
  label: line(28),
  text: line(32),
  note: line(48),
});

/** Weak beside strong. Both examples are drawn with the mark "example, do not use". */
export const compareSchema = z.strictObject({
  kind: z.literal("compare"),
  ...sceneBase,
  title: line(42),
  weak: exampleSchema.describe("What many people do"),
  strong: exampleSchema.describe("What works better"),
});

export function compareLines({ title, weak, strong }: z.infer<typeof compareSchema>): ShownLine[] {
  const sides = Object.entries({ weak, strong }).flatMap(([side, { label, text, note }]): ShownLine[] => [
    { field: `${side}.label`, text: label },
    { field: `${side}.text`, text, isExample: true },
    { field: `${side}.note`, text: note },
  ]);
  return [...shownLines({ title }), ...sides];
}

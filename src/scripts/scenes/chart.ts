import { z } from "zod";
import { credited, line, type ShownLine, sceneBase, shownLines } from "../line.ts";

const barSchema = z.strictObject({
  label: line(28),
  value: z.number().nonnegative().max(1e9).describe("Decides the length of the bar"),
  shown: line(12).describe("The number as it is printed beside the bar"),
});

/** A few numbers side by side, and where they come from. */
export const chartSchema = z.strictObject({
  kind: z.literal("chart"),
  ...sceneBase,
  title: line(42),
  bars: z
    .array(barSchema)
    .min(2)
    .max(5)
    .refine((bars) => bars.some(({ value }) => value > 0), "needs a bar that is longer than nothing"),
  ...credited,
});

export function chartLines({ title, bars, credit }: z.infer<typeof chartSchema>): ShownLine[] {
  const rows = bars.flatMap(({ label, shown }, index) => [
    { field: `bars.${index}.label`, text: label },
    { field: `bars.${index}.shown`, text: shown },
  ]);
  return [...shownLines({ title }), ...rows, ...shownLines({ credit })];
}

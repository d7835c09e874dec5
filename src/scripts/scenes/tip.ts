import { z } from "zod";
import { line, type ShownLine, sceneBase, shownLines } from "../line.ts";

/** One thing worth keeping. */
export const tipSchema = z.strictObject({
  kind: z.literal("tip"),
  ...sceneBase,
  title: line(48),
  body: line(90),
});

export function tipLines({ title, body }: z.infer<typeof tipSchema>): ShownLine[] {
  return shownLines({ title, body });
}

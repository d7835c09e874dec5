import { z } from "zod";
import { line, type ShownLine, sceneBase, shownLines } from "../line.ts";

/** Opens an episode: one question, one large promise. */
export const hookSchema = z.strictObject({
  kind: z.literal("hook"),
  ...sceneBase,
  title: line(42),
  kicker: line(48).optional(),
});

export function hookLines({ kicker, title }: z.infer<typeof hookSchema>): ShownLine[] {
  return shownLines({ kicker, title });
}

import { z } from "zod";
import { address, line, type ShownLine, sceneBase, shownLines } from "../line.ts";

/** Who made this, and what else there is. Left out where a platform forbids a sender's own card. */
export const endCardSchema = z.strictObject({
  kind: z.literal("end-card"),
  ...sceneBase,
  title: line(42),
  url: address(48),
  next: line(64).optional().describe("What comes next in the series"),
});

export function endCardLines({ title, url, next }: z.infer<typeof endCardSchema>): ShownLine[] {
  return shownLines({ title, url, next });
}

import { z } from "zod";
import { address, line, type ShownLine, sceneBase, shownLines } from "../line.ts";

/** The one thing to do, where to read on, and how to tell that this video is real. */
export const callToActionSchema = z.strictObject({
  kind: z.literal("call-to-action"),
  ...sceneBase,
  action: line(56).describe("The one thing to do"),
  url: address(48).describe("The address as it is printed, without https://"),
  verify: line(64).describe("How a viewer can tell that this video is real"),
});

export function callToActionLines({ action, url, verify }: z.infer<typeof callToActionSchema>): ShownLine[] {
  return shownLines({ action, url, verify });
}

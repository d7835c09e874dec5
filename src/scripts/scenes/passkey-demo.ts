import { z } from "zod";
import { inventedAddress, line, type ShownLine, sceneBase, shownLines } from "../line.ts";

/** A sign-in with a passkey, from the question to the open door. */
export const passkeyDemoSchema = z.strictObject({
  kind: z.literal("passkey-demo"),
  ...sceneBase,
  title: line(42),
  site: inventedAddress(28),
  ask: line(40).describe("What the device asks"),
  confirm: line(28).describe("How its owner answers, as in Fingerprint, face or PIN"),
  done: line(28).describe("What stands there when the door is open"),
});

export function passkeyDemoLines(scene: z.infer<typeof passkeyDemoSchema>): ShownLine[] {
  const { title, site, ask, confirm, done } = scene;
  return [
    ...shownLines({ title }),
    { field: "site", text: site, isInvented: true },
    ...shownLines({ ask, confirm, done }),
  ];
}

import { z } from "zod";
import { inventedAddress, line, type ShownLine, sceneBase, shownLines } from "../line.ts";

/** A drawn password manager fills a form; the password is only ever dots. */
export const managerDemoSchema = z.strictObject({
  kind: z.literal("manager-demo"),
  ...sceneBase,
  title: line(42),
  site: inventedAddress(28),
  account: line(28).describe("What stands in the first field, as robin@mail.example"),
  accountLabel: line(20),
  passwordLabel: line(20),
  fill: line(24).describe("The manager's button"),
  note: line(56),
});

export function managerDemoLines(scene: z.infer<typeof managerDemoSchema>): ShownLine[] {
  const { title, site, accountLabel, account, passwordLabel, fill, note } = scene;
  return [
    ...shownLines({ title }),
    { field: "site", text: site, isInvented: true },
    ...shownLines({ accountLabel }),
    { field: "account", text: account, isInvented: true },
    ...shownLines({ passwordLabel, fill, note }),
  ];
}

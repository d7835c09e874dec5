import { z } from "zod";
import { inventedAddress, line, type ShownLine, sceneBase, shownLines } from "../line.ts";

/** The wrong page, spotted by its address. Both addresses are invented. */
export const lookalikeSchema = z
  .strictObject({
    kind: z.literal("lookalike"),
    ...sceneBase,
    title: line(42),
    real: inventedAddress(28),
    fake: inventedAddress(28),
    spot: line(12).describe("The part of the false address that gives it away, exactly as it stands there"),
    realLabel: line(24),
    fakeLabel: line(24),
    note: line(56),
  })
  .refine(({ real, fake }) => real !== fake, { path: ["fake"], message: "is the real address" })
  .refine(({ fake, spot }) => fake.includes(spot), { path: ["spot"], message: "does not stand in the false address" });

export function lookalikeLines(scene: z.infer<typeof lookalikeSchema>): ShownLine[] {
  const { title, realLabel, real, fakeLabel, fake, note } = scene;
  return [
    ...shownLines({ title, realLabel }),
    { field: "real", text: real, isInvented: true },
    ...shownLines({ fakeLabel }),
    { field: "fake", text: fake, isExample: true },
    ...shownLines({ note }),
  ];
}

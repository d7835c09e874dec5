import { z } from "zod";
import { line, mediaFileSchema, type ShownLine, sceneBase, shownLines } from "../line.ts";

const portraitSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("drawn"),
    look: z.enum(["robin", "amara", "jonas", "mei", "sol"]).describe("One of the drawn people"),
  }),
  z.strictObject({ kind: z.literal("photo"), file: mediaFileSchema }),
  z.strictObject({ kind: z.literal("clip"), file: mediaFileSchema.describe("Plays without its own sound") }),
]);

/** One of our own people says something, with name and role. Needs the script's `presenter` and their consent. */
export const presenterSchema = z.strictObject({
  kind: z.literal("presenter"),
  ...sceneBase,
  name: line(32),
  role: line(48),
  says: line(90).describe("The one line that stands beside the portrait"),
  portrait: portraitSchema,
});

export function presenterLines({ name, role, says }: z.infer<typeof presenterSchema>): ShownLine[] {
  return shownLines({ says, name, role });
}

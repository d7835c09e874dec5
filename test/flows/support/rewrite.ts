import { type WriteScript, writeScript } from "#scripts/actions/index.ts";
import type { SavedFinding, Script } from "#scripts/index.ts";
import { findsInDrawing } from "./fit.ts";
import type { Story } from "./story.ts";

/** Advice of old: it breaks E01 and E02. */
export const BAD_ADVICE = "Use complex passwords with symbols and change them every 90 days.";
/** What drawing may find. */
export const TOO_LONG: SavedFinding = {
  rule: "F06",
  severity: "error",
  path: "scenes.0.title",
  says: "leaves the strict safe zone in square",
  instead: "use fewer or shorter words",
};

/** Writes the story's script with changes, as its producer; what the drawing finds is given. */
export function write(
  { producer, script }: Story,
  changes: Partial<Script>,
  given: Partial<WriteScript> = {},
  drawn = [TOO_LONG],
) {
  const input = { script: { ...script, ...changes }, authorId: producer.id, ...given };
  return writeScript({ ctx: producer.ctx, input }, findsInDrawing(...drawn));
}

/** The scenes of the story, each with another narration. */
export const saying = ({ script }: Story, narration: string): Partial<Script> => ({
  scenes: script.scenes.map((scene) => ({ ...scene, narration })),
});

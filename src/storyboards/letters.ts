import { exampleMark } from "./example-mark.ts";
import type { Storyboard } from "./schema.ts";

/** Every letter that a video may show, those of the mark on examples included. */
export function lettersOf({ scenes, cues, locale }: Pick<Storyboard, "scenes" | "cues" | "locale">): string {
  return JSON.stringify([scenes, cues]) + exampleMark(locale);
}

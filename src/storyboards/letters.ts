import { exampleMark } from "./example-mark.ts";
import type { Storyboard } from "./schema.ts";

// What a password looks like while it is typed.
const DOT = "\u2022";

/** Every letter that a video may show, those of the mark on examples and the dots of a password included. */
export function lettersOf({ scenes, cues, locale }: Pick<Storyboard, "scenes" | "cues" | "locale">): string {
  return JSON.stringify([scenes, cues]) + exampleMark(locale) + DOT;
}

import { z } from "zod";
import { slugSchema, UNRENDERABLE, visibleText } from "#core/text.ts";

// A word wider than any line is no word; scripts without spaces between words are exempt.
const ENDLESS_WORD =
  /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{61}/u;
// Living languages stack at most four marks on a letter; more of them climb into the lines around.
const PILED_MARKS = /\p{M}{6}/u;
// Small Latin letters only, so that no look-alike letter can stand in for one of a known address.
const PRINTED_ADDRESS = /^([a-z0-9-]+\.)+[a-z]{2,}(\/[a-z0-9._/-]*)?$/;
// Names that nobody can register (RFC 2606): a video never prints an address that could be made to work.
const INVENTED_ADDRESS = /\.(example|invalid|test)(\/|$)/;

/** A visible line of at most `max` characters that can be drawn in one piece. */
export function line(max: number) {
  const cannotBeDrawn = (error: string) => ({ error, params: { reason: UNRENDERABLE } });
  return visibleText(max, { empty: "script-empty", tooLong: "script-too-long" })
    .refine((text) => !ENDLESS_WORD.test(text), cannotBeDrawn("has a word of more than 60 characters"))
    .refine((text) => !PILED_MARKS.test(text), cannotBeDrawn("has a letter with more than 5 marks on it"));
}

/** An address as it is printed, without https://. */
export function address(max: number) {
  return line(max).refine((text) => PRINTED_ADDRESS.test(text), {
    error: "must be a plain address such as sunny-corner.example/email",
    params: { reason: "link-not-allowed" },
  });
}

/** An address that stands for some site or shop, or for a false one. */
export function inventedAddress(max: number) {
  return address(max).refine((text) => INVENTED_ADDRESS.test(text), "must end in .example, which nobody can register");
}

/** A file beside the script, as in `media/robin.jpg`. */
export const mediaFileSchema = z
  .string()
  .max(120)
  .regex(
    /^media\/[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]{2,4}$/,
    "must be a file in the folder media beside the script, as in media/robin.jpg",
  );

const SHORTEST_S = 2;
const LONGEST_S = 20;

/** What every kind of scene has. */
export const sceneBase = {
  id: slugSchema.describe("Name of the scene, unique in the script"),
  narration: line(400).describe("The spoken line; it also becomes the captions"),
  emphasis: z
    .array(line(40))
    .max(4)
    .optional()
    .describe("Words of the narration that light up in the captions when they are said"),
  description: line(240)
    .optional()
    .describe("What is seen and not said, for whoever cannot see it; part of the transcript"),
  seconds: z
    .number()
    .refine((seconds) => seconds >= SHORTEST_S && seconds <= LONGEST_S, {
      error: `must be between ${SHORTEST_S} and ${LONGEST_S} seconds`,
      params: { reason: "render-limits" },
    })
    .meta({
      minimum: SHORTEST_S,
      maximum: LONGEST_S,
      description: "Pinned length; without it the narration decides",
    })
    .optional(),
  recording: mediaFileSchema.optional().describe("The narration as somebody spoke it; without it a voice is made"),
  transition: z
    .enum(["glide", "leaves", "cut"])
    .optional()
    .describe("How this scene comes after the one before it; glide without it"),
};

/** Where a number comes from: a claim of the script, and how its source is named on the screen. */
export const credited = {
  claim: slugSchema.describe("Id of the claim that carries the number"),
  credit: line(64).describe("The source as it is printed below the number"),
};

/**
 * A line of a scene that stands on the screen. An example is drawn with a mark and is not meant to be used;
 * an invented line plays a part in a drawn form or window, as the address of some shop.
 */
export type ShownLine = { field: string; text: string; isExample?: true; isInvented?: true };

/** The lines of these fields, as far as they are there. */
export function shownLines(fields: Readonly<Record<string, string | undefined>>): ShownLine[] {
  return Object.entries(fields).flatMap(([field, text]) => (text === undefined ? [] : [{ field, text }]));
}

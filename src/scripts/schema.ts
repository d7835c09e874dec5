import { z } from "zod";
import { dateSchema, localeSchema, slugSchema, visibleText } from "#core/text.ts";

const idSchema = slugSchema.describe("Name of the part, unique in its list");

// A word wider than any line is no word; scripts without spaces between words are exempt.
const ENDLESS_WORD =
  /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{61}/u;
// Living languages stack at most four marks on a letter; more of them climb into the lines around.
const PILED_MARKS = /\p{M}{6}/u;
// Small Latin letters only, so that no look-alike letter can stand in for one of a known address.
const PRINTED_ADDRESS = /^([a-z0-9-]+\.)+[a-z]{2,}(\/[a-z0-9._/-]*)?$/;

/** A visible line that fits the screen of every format. */
function line(max: number) {
  return visibleText(max)
    .refine((text) => !ENDLESS_WORD.test(text), "has a word of more than 60 characters")
    .refine((text) => !PILED_MARKS.test(text), "has a letter with more than 5 marks on it");
}

const sceneBase = {
  id: idSchema,
  narration: line(400).describe("The spoken line; it also becomes the captions"),
  seconds: z.number().min(2).max(20).optional().describe("Pinned length; without it the narration decides"),
};

const example = z.strictObject({
  label: line(28),
  text: line(32),
  note: line(48),
});

/** One scene: its kind decides which lines are on the screen. */
export const sceneSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("hook"),
    ...sceneBase,
    title: line(42),
    kicker: line(48).optional(),
  }),
  z.strictObject({
    kind: z.literal("compare"),
    ...sceneBase,
    title: line(42),
    weak: example.describe("What many people do; drawn with a mark that says it is only an example"),
    strong: example.describe("What works better; drawn with the same mark"),
  }),
  z.strictObject({
    kind: z.literal("steps"),
    ...sceneBase,
    title: line(42),
    steps: z.array(line(56)).min(2).max(4),
  }),
  z.strictObject({
    kind: z.literal("tip"),
    ...sceneBase,
    title: line(48),
    body: line(90),
  }),
  z.strictObject({
    kind: z.literal("call-to-action"),
    ...sceneBase,
    action: line(56).describe("The one thing to do"),
    url: line(48)
      .refine((address) => PRINTED_ADDRESS.test(address), "must be a plain address such as sunny-corner.example/email")
      .describe("The address as it is printed, without https://"),
    verify: line(64).describe("How a viewer can tell that this video is real"),
  }),
]);
export type Scene = z.infer<typeof sceneSchema>;

export const claimSchema = z.strictObject({
  id: idSchema,
  text: line(240),
  source: slugSchema.describe("Id of a record in videos/sources.yaml"),
});

/** What is said and shown in one episode, in one language. The YAML files and the database hold the same shape. */
export const scriptSchema = z
  .strictObject({
    episode: slugSchema,
    locale: localeSchema,
    title: line(60),
    topic: line(40),
    audience: line(60),
    action: line(80).describe("The one thing a viewer should do"),
    presenter: slugSchema.optional(),
    nextCheckOn: dateSchema.describe("When the advice is to be read again"),
    scenes: z.array(sceneSchema).min(1, "needs at least one scene").max(12),
    claims: z.array(claimSchema).max(20).default([]),
  })
  .superRefine(({ scenes, claims }, context) => {
    for (const [list, name] of [
      [scenes, "scenes"],
      [claims, "claims"],
    ] as const) {
      const seen = new Set<string>();
      for (const [index, { id }] of list.entries()) {
        if (seen.has(id))
          context.addIssue({ code: "custom", path: [name, index, "id"], message: `"${id}" is used twice` });
        seen.add(id);
      }
    }
  });
export type Script = z.infer<typeof scriptSchema>;

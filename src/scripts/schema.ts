import { z } from "zod";
import { dateSchema, localeSchema, slugSchema, visibleText } from "#core/text.ts";

const idSchema = slugSchema.describe("Name of the part, unique in its list");

const sceneBase = {
  id: idSchema,
  narration: visibleText(400).describe("The spoken line; it also becomes the captions"),
  seconds: z.number().min(2).max(20).optional().describe("Pinned length; without it the narration decides"),
};

const example = z.strictObject({
  label: visibleText(28),
  text: visibleText(32),
  note: visibleText(48),
});

/** One scene: its kind decides which lines are on the screen. */
export const sceneSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("hook"),
    ...sceneBase,
    title: visibleText(42),
    kicker: visibleText(48).optional(),
  }),
  z.strictObject({
    kind: z.literal("compare"),
    ...sceneBase,
    title: visibleText(42),
    weak: example.describe("What many people do; drawn with a mark that says it is only an example"),
    strong: example.describe("What works better; drawn with the same mark"),
  }),
  z.strictObject({
    kind: z.literal("steps"),
    ...sceneBase,
    title: visibleText(42),
    steps: z.array(visibleText(56)).min(2).max(4),
  }),
  z.strictObject({
    kind: z.literal("tip"),
    ...sceneBase,
    title: visibleText(48),
    body: visibleText(90),
  }),
  z.strictObject({
    kind: z.literal("call-to-action"),
    ...sceneBase,
    action: visibleText(56).describe("The one thing to do"),
    url: visibleText(48).describe("The address as it is printed, without https://"),
    verify: visibleText(64).describe("How a viewer can tell that this video is real"),
  }),
]);
export type Scene = z.infer<typeof sceneSchema>;

export const claimSchema = z.strictObject({
  id: idSchema,
  text: visibleText(240),
  source: slugSchema.describe("Id of a record in videos/sources.yaml"),
});
export type ScriptClaim = z.infer<typeof claimSchema>;

/** What is said and shown in one episode, in one language. The YAML files and the database hold the same shape. */
export const scriptSchema = z
  .strictObject({
    episode: slugSchema,
    locale: localeSchema,
    title: visibleText(60),
    topic: visibleText(40),
    audience: visibleText(60),
    action: visibleText(80).describe("The one thing a viewer should do"),
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

import { z } from "zod";
import { dateSchema, localeSchema, slugSchema } from "#core/text.ts";
import { line } from "./line.ts";
import { sceneSchema } from "./scene.ts";

export const claimSchema = z.strictObject({
  id: slugSchema.describe("Name of the claim, unique in the script"),
  text: line(240),
  source: slugSchema.describe("Id of a record in videos/sources.yaml"),
});

/** A finding that a security reviewer decided to live with. It is part of what is approved. */
export const suppressionSchema = z.strictObject({
  rule: z
    .string()
    .regex(/^[EW]\d{2}$/, "must be the id of a rule, as in W06")
    // Neither is a matter of opinion: a secret-like string needs its mark, a person their consent.
    .refine((rule) => rule !== "E11" && rule !== "E13", "E11 and E13 cannot be suppressed"),
  scene: slugSchema.optional().describe("Id of the scene it counts in; the whole script without it"),
  reason: line(200),
  reviewer: line(60).describe("The security reviewer who decided it"),
});

const notesSchema = z.strictObject({
  report: line(80).optional().describe("Where people of this language report a bad message, as it is printed"),
  secondStep: line(40).optional().describe("What this language calls the second step of a sign-in"),
  translation: line(400).optional().describe("What a translator should know or decided"),
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
    presenter: slugSchema.optional().describe("Id of one of the campaign's presenters"),
    nextCheckOn: dateSchema.describe("When the advice is to be read again"),
    figures: slugSchema.optional().describe("A file of numbers in videos/figures, for {names} in the lines"),
    notes: notesSchema.optional(),
    scenes: z.array(sceneSchema).min(1, "needs at least one scene").max(12),
    claims: z.array(claimSchema).max(20).default([]),
    suppressions: z.array(suppressionSchema).max(10).optional(),
  })
  .superRefine((script, context) => {
    for (const { path, message } of inconsistencies(script)) context.addIssue({ code: "custom", path, message });
  });
export type Script = z.infer<typeof scriptSchema>;

type Inconsistency = { path: (string | number)[]; message: string };

function* inconsistencies({ scenes, claims, presenter, suppressions = [] }: Script): Generator<Inconsistency> {
  yield* repeatedIds("scenes", scenes);
  yield* repeatedIds("claims", claims);
  for (const [index, scene] of scenes.entries()) {
    const path = ["scenes", index];
    for (const [at, words] of (scene.emphasis ?? []).entries()) {
      if (!scene.narration.includes(words))
        yield { path: [...path, "emphasis", at], message: `"${words}" does not stand in the narration` };
    }
    if ("claim" in scene && !claims.some(({ id }) => id === scene.claim))
      yield { path: [...path, "claim"], message: `"${scene.claim}" is no claim of this script` };
    if (scene.kind === "presenter" && presenter === undefined)
      yield { path: [...path, "name"], message: "needs the script's presenter, whose consent is asked for" };
    if (scene.kind === "end-card" && index < scenes.length - 1)
      yield { path: [...path, "kind"], message: "end-card must be the last scene" };
  }
  for (const [index, { scene }] of suppressions.entries()) {
    if (scene !== undefined && !scenes.some(({ id }) => id === scene))
      yield { path: ["suppressions", index, "scene"], message: `"${scene}" is no scene of this script` };
  }
}

function* repeatedIds(list: "scenes" | "claims", entries: readonly { id: string }[]): Generator<Inconsistency> {
  const seen = new Set<string>();
  for (const [index, { id }] of entries.entries()) {
    if (seen.has(id)) yield { path: [list, index, "id"], message: `"${id}" is used twice` };
    seen.add(id);
  }
}

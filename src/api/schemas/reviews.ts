import { z } from "zod";
import { drawingSchema } from "#reviews/index.ts";
import { instantSchema } from "./instant.ts";

export const hashParams = z.strictObject({ contentHash: z.hash("sha256") });
export const kindSchema = z.enum(["accuracy", "brand", "language"]);

const personSchema = z.object({ id: z.string().nullable(), name: z.string() });
const episodeSchema = z.object({ id: z.string(), slug: z.string(), title: z.string() });
const stateSchema = z.enum(["open", "changes_requested", "approved", "void"]);
const suppressionsSchema = z.array(
  z.object({ rule: z.string(), scene: z.string().optional(), reason: z.string(), reviewer: z.string() }),
);

/** What a decision leaves to be decided. */
export const missingSchema = z.object({ missing: z.array(kindSchema) });

export const queueSchema = z.object({
  videos: z.array(
    z.object({
      contentHash: z.string(),
      renderId: z.string(),
      episode: episodeSchema,
      campaign: z.string(),
      locale: z.string(),
      format: z.string(),
      motion: z.string(),
      hasEndCard: z.boolean(),
      version: z.int(),
      state: stateSchema,
      missing: z.array(kindSchema),
      mine: z.array(kindSchema).describe("Which of the missing approvals are yours to give"),
      openBlocking: z.int(),
      finishedAt: instantSchema.nullable(),
      nextAt: instantSchema.nullable().describe("When its episode is to go out next"),
    }),
  ),
  scripts: z.array(
    z.object({
      versionId: z.string(),
      version: z.int(),
      episode: episodeSchema,
      campaign: z.string(),
      locale: z.string(),
      since: instantSchema,
    }),
  ),
  total: z.object({ videos: z.int(), scripts: z.int() }),
});

const leaf = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const valuesSchema = z.array(
  z.object({
    path: z.string(),
    from: leaf,
    to: leaf,
    words: z
      .array(z.object({ is: z.enum(["same", "added", "removed"]), text: z.string() }))
      .optional()
      .describe("Where both are texts: word by word"),
  }),
);
const entriesSchema = z.array(
  z.object({
    id: z.string(),
    is: z.enum(["added", "removed", "moved", "changed"]),
    fromIndex: z.int().nullable(),
    toIndex: z.int().nullable(),
    values: valuesSchema,
  }),
);
const timingSchema = z.object({ startMs: z.number(), durationMs: z.number() }).nullable();
const captionsSchema = z.array(
  z.object({ intoSceneMs: z.number(), durationMs: z.number(), lines: z.array(z.string()) }),
);

export const differenceSchema = z.object({
  from: z.string(),
  to: z.string(),
  isSame: z.boolean(),
  summary: z.array(z.string()).describe("The difference in a few plain words"),
  script: z.object({
    values: valuesSchema,
    scenes: entriesSchema,
    claims: entriesSchema,
    suppressions: z.object({ added: suppressionsSchema, removed: suppressionsSchema }),
  }),
  storyboard: z.object({
    values: valuesSchema,
    timing: z.array(z.object({ sceneId: z.string(), from: timingSchema, to: timingSchema })),
    captions: z.array(z.object({ sceneId: z.string(), from: captionsSchema, to: captionsSchema })),
    transitions: entriesSchema,
    voice: entriesSchema,
    assets: entriesSchema,
  }),
  render: valuesSchema.describe("`templateHash` covers scenes, theme, fonts, sounds, browser, engine and encoder"),
});

const saidSchema = {
  id: z.string(),
  text: z.string(),
  mentions: z.array(z.string()),
  createdAt: instantSchema,
  editedAt: instantSchema.nullable(),
  version: z.int().describe("Send it as If-Match to put the comment right"),
  by: personSchema,
  isGuest: z.boolean(),
};
const placedAt = { frame: z.int(), endFrame: z.int().nullable() };

const threadSchema = z.object({
  ...saidSchema,
  isBlocking: z.boolean(),
  drawing: drawingSchema.nullable().describe("A box or an arrow in fractions of the picture; null without one"),
  resolvedAt: instantSchema.nullable(),
  writtenOn: z.string().describe("The content hash of the render it was written on"),
  place: z
    .discriminatedUnion("is", [
      z.object({ is: z.literal("here"), ...placedAt }),
      z.object({ is: z.literal("carried"), ...placedAt }),
      z.object({ is: z.literal("lost") }),
    ])
    .describe("Where it stands on this render: where it was written, carried there with its words, or nowhere"),
  words: z.string().nullable().describe("The caption that it was written at"),
  replies: z.array(z.object(saidSchema)),
});

export const reviewSchema = z.object({
  contentHash: z.string(),
  renderId: z.string(),
  state: stateSchema,
  missing: z.array(kindSchema),
  objection: z.string().nullable(),
  isCurrent: z.boolean(),
  isTranslated: z.boolean(),
  video: z.object({
    state: z.string(),
    quality: z.string(),
    format: z.string(),
    theme: z.string(),
    motion: z.string(),
    hasEndCard: z.boolean(),
    durationFrames: z.int(),
    facts: z.unknown().describe("What was measured of the finished files"),
  }),
  script: z.object({
    versionId: z.string(),
    number: z.int(),
    state: z.string(),
    locale: z.string(),
    findings: z.unknown(),
    suppressions: suppressionsSchema,
  }),
  claims: z.array(
    z.object({
      key: z.string(),
      text: z.string(),
      source: z.object({
        id: z.string(),
        publisher: z.string(),
        title: z.string(),
        url: z.string(),
        readOn: z.string(),
        nextCheckOn: z.string(),
      }),
      isOverdue: z.boolean(),
      recalled: z.string().nullable(),
    }),
  ),
  approvals: z.array(
    z.object({
      id: z.string(),
      kind: kindSchema,
      by: personSchema,
      note: z.string().nullable(),
      suppressions: z.unknown(),
      createdAt: instantSchema,
      voidedAt: instantSchema.nullable(),
      void: z.string().nullable().describe("Why it counts no longer; null while it does"),
    }),
  ),
  changeRequests: z.array(
    z.object({
      id: z.string(),
      kind: kindSchema,
      by: personSchema,
      reasons: z.array(z.string()),
      createdAt: instantSchema,
      withdrawnAt: instantSchema.nullable(),
    }),
  ),
  scriptDecisions: z.array(
    z.object({
      id: z.string(),
      verdict: z.string(),
      by: personSchema,
      reason: z.string().nullable(),
      suppressions: z.unknown(),
      createdAt: instantSchema,
    }),
  ),
  threads: z.array(threadSchema),
  ownPart: z.object({
    kinds: z.array(kindSchema),
    because: z.string().nullable().describe("Why there is nothing for you to decide"),
  }),
  sinceApproval: z
    .object({ contentHash: z.string(), kind: z.string(), createdAt: instantSchema, difference: differenceSchema })
    .nullable()
    .describe("What changed since an earlier version was last approved"),
});

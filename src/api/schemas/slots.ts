import { z } from "zod";
import { visibleText } from "#core/text.ts";
import { wallTimeSchema } from "#core/wall-time.ts";
import { SLOT_STATES } from "#schedule/index.ts";
import { instantSchema } from "./instant.ts";

export const slotParams = z.strictObject({ slotId: z.uuid() });
export const slotStateSchema = z.enum(SLOT_STATES);
export const reasonSchema = visibleText(500);

const MOST_SLOTS = 200;
const CURSOR = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f-]{36})$/;

/** Where a page of the calendar ended: the instant and the slot. */
export const calendarCursor = {
  read: (cursor: string): { nominalAt: Date; id: string } | undefined => {
    const [, at = "", id = ""] = CURSOR.exec(cursor) ?? [];
    const nominalAt = new Date(at);
    return Number.isNaN(nominalAt.getTime()) ? undefined : { nominalAt, id };
  },
  write: ({ nominalAt, id }: { nominalAt: Date; id: string }) => `${nominalAt.toISOString()}_${id}`,
};

const instantText = z.iso.datetime({ offset: true, error: "must be an instant, as 2026-12-01T00:00:00Z" });

export const calendarQuerySchema = z.strictObject({
  from: instantText.describe("The first instant"),
  until: instantText.describe("The first instant that is too late; at most 400 days after `from`"),
  campaignId: z.uuid().optional(),
  state: slotStateSchema.optional(),
  limit: z
    .codec(z.string().regex(/^[1-9]\d{0,2}$/, `must be a number from 1 to ${MOST_SLOTS}`), z.int().max(MOST_SLOTS), {
      decode: Number,
      encode: String,
    })
    .default(100)
    .describe(`How many at most, 1 to ${MOST_SLOTS}`),
  cursor: z
    .string()
    .refine((text) => calendarCursor.read(text) !== undefined, "must be the `nextCursor` of a page")
    .optional()
    .describe("`nextCursor` of the page before"),
});

const slotShape = {
  id: z.uuid(),
  version: z.int(),
  state: slotStateSchema,
  stateReason: z.string().nullable(),
  wallTime: z.string().describe("On the clock of `timeZone`"),
  timeZone: z.string(),
  nominalAt: instantSchema,
  dueAt: instantSchema.describe("When it goes out: `nominalAt` and what the schedule puts on top"),
  isShifted: z.boolean().describe("The clocks jump over this wall time, so it is later by as much as they jump"),
  isLate: z.boolean(),
  episodeId: z.uuid(),
  scheduleId: z.uuid(),
};

/** A slot as an edit leaves it. */
export const slotSchema = z.object(slotShape);

export const calendarSlotSchema = z.object({
  ...slotShape,
  episodeSlug: z.string(),
  episodeTitle: z.string(),
  scheduleName: z.string(),
  campaignId: z.uuid(),
  campaignSlug: z.string(),
  releaseId: z.uuid().nullable(),
});

export const calendarPageSchema = z.object({
  items: z.array(calendarSlotSchema),
  nextCursor: z.string().nullable().describe("Send it as `cursor` for the next page; null on the last"),
});

export const placeSlotBody = z.strictObject({
  episodeId: z.uuid(),
  at: z.union([z.literal("now"), z.strictObject({ wallTime: wallTimeSchema })]),
});

export const moveSlotBody = z.strictObject({ wallTime: wallTimeSchema, reason: reasonSchema.optional() });
export const reasonBody = z.strictObject({ reason: reasonSchema });

export const movesBody = z.strictObject({
  moves: z.array(z.strictObject({ slotId: z.uuid(), version: z.int().positive(), wallTime: wallTimeSchema })),
  reason: reasonSchema.optional(),
});

const unplacedSchema = z.object({
  episode: z.object({ position: z.int(), slug: z.string(), title: z.string() }),
  reason: z.string(),
  message: z.string(),
  remedy: z.string(),
});
export const unplacedListSchema = z.array(unplacedSchema);

export const moveProposalSchema = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("proposal"),
    scheduleId: z.uuid(),
    moves: z.array(
      z.object({
        slotId: z.uuid(),
        version: z.int(),
        episode: z.string(),
        from: z.string(),
        wallTime: z.string(),
        why: z.string(),
      }),
    ),
    unplaced: unplacedListSchema,
  }),
  z.object({ is: z.literal("refused"), reason: z.string(), message: z.string() }),
]);

export const forecastSchema = z.object({
  becomes: z.enum(["release", "hold", "miss", "skip", "shift"]),
  reason: z.string().nullable(),
  channels: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.string(), isHeld: z.boolean() })),
  alsoPlanned: z.array(z.object({ slotId: z.uuid(), wallTime: z.string(), timeZone: z.string() })),
});

export const risksQuery = z.strictObject({
  until: instantText.describe("How far to look; at most 60 days"),
  campaignId: z.uuid().optional(),
});

export const riskSchema = z.object({
  slotId: z.uuid(),
  episodeId: z.uuid(),
  campaignId: z.uuid(),
  title: z.string(),
  wallTime: z.string(),
  timeZone: z.string(),
  dueAt: instantSchema,
  reason: z.string().describe("The first thing that would stop it if its time were now"),
});

export const decisionBody = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("release"), reason: reasonSchema }),
  z.strictObject({ do: z.literal("move"), reason: reasonSchema, wallTime: wallTimeSchema }),
  z.strictObject({ do: z.literal("skip"), reason: reasonSchema }),
]);

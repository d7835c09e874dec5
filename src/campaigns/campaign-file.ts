import { z } from "zod";
import { formatSchema } from "#core/formats.ts";
import { localeSchema, slugSchema, visibleText } from "#core/text.ts";
import { timeZoneSchema } from "#core/time-zones.ts";
import { dateOrWallTimeSchema, plannedDateSchema } from "#core/wall-time.ts";
import { cadenceSchema } from "./cadence/index.ts";
import { complaintsAbout, isUnique } from "./campaign-checks.ts";

type Span = { from: string; until: string };
const isInOrder = ({ from, until }: Span) => from < until;
const BACKWARDS = { path: ["until"], error: "must be later than from", params: { reason: "invalid-range" } };

/** A time without releases, half-open: a slot at `from` is in it, a slot at `until` is not. */
const blackoutSchema = z
  .strictObject({
    from: dateOrWallTimeSchema,
    until: dateOrWallTimeSchema.describe("The first moment that is free again: for 24 to 26 December, 2026-12-27"),
    reason: visibleText(80),
    policy: z
      .enum(["shift", "skip", "hold"])
      .default("shift")
      .describe(
        "shift: the episode waits for the next free slot after the blackout. skip: the episode whose turn it is stays out. hold: the slot stays and a person decides",
      ),
  })
  .refine(isInOrder, BACKWARDS);
export type Blackout = z.infer<typeof blackoutSchema>;

/** When a campaign's slots are, apart from what goes out in them. */
export const timetableSchema = z.object({
  timeZone: timeZoneSchema,
  cadence: cadenceSchema,
  blackouts: z.array(blackoutSchema).max(100).default([]).describe("Where two overlap, the first in the list counts"),
  graceHours: z.number().min(0).max(72).default(6).describe("How late a slot may still be released"),
  jitterMinutes: z
    .int()
    .min(0)
    .max(30)
    .default(0)
    .describe("Slots of the rule go out up to so much later, each by a time of its own that nobody can guess"),
});

/** What a plan keeps between releases; days and weeks (from Monday) are those of the clock on the wall. */
const limitsSchema = z.strictObject({
  minGapHours: z.number().min(0).max(1000).optional().describe("Least time between two releases"),
  perDay: z.number().int().min(1).max(96).optional(),
  perWeek: z.number().int().min(1).max(700).optional(),
});
export type Limits = z.infer<typeof limitsSchema>;

const audienceSchema = z.strictObject({
  name: slugSchema.describe("Unique in the campaign"),
  timeZone: timeZoneSchema.describe("The same wall times count here"),
  locale: localeSchema.optional().describe("One of the languages of the campaign"),
});
export type Audience = z.infer<typeof audienceSchema>;

const windowSchema = z
  .strictObject({
    from: dateOrWallTimeSchema,
    until: dateOrWallTimeSchema.describe("The first moment that is too late"),
    name: visibleText(40).optional().describe("What it is for, as Black Friday week"),
  })
  .refine(isInOrder, BACKWARDS);

export const channelKindSchema = z.enum([
  "gallery",
  "folder",
  "s3",
  "webhook",
  "manual_kit",
  "youtube",
  "tiktok",
  "mastodon",
  "peertube",
]);
export type ChannelKind = z.infer<typeof channelKindSchema>;

const channelSchema = z.strictObject({
  name: slugSchema.describe("Unique in the campaign"),
  kind: channelKindSchema,
});

export const consentSchema = z.strictObject({
  until: plannedDateSchema.describe("The last day on which this person may be shown"),
  channels: z.array(channelKindSchema).min(1, "needs at least one kind of channel").refine(isUnique, "names one twice"),
});

export const presenterSchema = z.strictObject({
  id: slugSchema,
  name: visibleText(60),
  role: visibleText(80),
  consent: consentSchema.optional().describe("What this person agreed to in writing"),
});

export const episodeSchema = z.strictObject({
  slug: slugSchema,
  title: visibleText(60),
  topic: visibleText(40),
  presenter: slugSchema.optional().describe("Id of one of the presenters"),
  notBefore: dateOrWallTimeSchema.optional().describe("Local time before which it makes no sense, as for a theme week"),
  window: windowSchema.optional().describe("The only time in which it makes sense; it goes before others there"),
  after: z
    .array(slugSchema)
    .max(20)
    .refine(isUnique, "names one twice")
    .optional()
    .describe("Episodes that must be out before it"),
  starred: z.boolean().optional().describe("One of those to take when there is no time for all"),
});
export type CampaignFileEpisode = z.infer<typeof episodeSchema>;

/**
 * A campaign as a file: what is released, how often, between which dates. All dates and times are local to `timeZone`.
 * Episodes take their positions from the order of the list. The database holds the same facts.
 */
export const campaignFileSchema = z
  .strictObject({
    slug: slugSchema,
    title: visibleText(60),
    isDemo: z.boolean().default(false).describe("A demonstration: its presenters and dates are made up"),
    announcesDates: z.boolean().default(false).describe("Whether the public page tells what comes next and when"),
    ...timetableSchema.shape,
    startsOn: plannedDateSchema.describe("The first day on which something may be released"),
    endsOn: plannedDateSchema.describe("Exclusive: the first day on which nothing is released any more"),
    locales: z.array(localeSchema).min(1, "needs at least one language").max(40).refine(isUnique, "names one twice"),
    formats: z.array(formatSchema).min(1, "needs at least one format").refine(isUnique, "names one twice"),
    channels: z.array(channelSchema).min(1, "needs at least one channel").max(20),
    presenters: z.array(presenterSchema).max(100).default([]),
    limits: limitsSchema.optional(),
    audiences: z
      .array(audienceSchema)
      .min(1, "needs at least one audience")
      .max(40)
      .optional()
      .describe("Each gets a slot of its own at the same wall time; without them there is one, in timeZone"),
    episodes: z.array(episodeSchema).min(1, "needs at least one episode").max(200),
  })
  .superRefine((campaign, context) => {
    for (const { path, message, reason } of complaintsAbout(campaign))
      context.addIssue({ code: "custom", path, message, params: { reason } });
  });
export type CampaignFile = z.infer<typeof campaignFileSchema>;

/** Until when each presenter agreed to be shown; who agreed to nothing is not in the list. */
export function consentsIn({ presenters }: CampaignFile): { presenter: string; until: string }[] {
  return presenters.flatMap(({ id, consent }) => (consent ? [{ presenter: id, until: consent.until }] : []));
}

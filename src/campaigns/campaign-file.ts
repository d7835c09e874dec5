import { z } from "zod";
import { formatSchema } from "#core/formats.ts";
import { localeSchema, slugSchema, visibleText } from "#core/text.ts";
import { timeZoneSchema } from "#core/time-zones.ts";
import {
  dateOrWallTimeSchema,
  plannedDateSchema,
  startOfDate,
  timeOfDaySchema,
  weekdaySchema,
} from "#core/wall-time.ts";

/** When releases happen: one slot at `at` on each of the weekdays. */
const cadenceSchema = z.strictObject({
  weekdays: z.array(weekdaySchema).min(1, "needs at least one weekday").refine(isUnique, "names a weekday twice"),
  at: timeOfDaySchema,
});

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
  .refine(({ from, until }) => from < until, { path: ["until"], message: "must be later than from" });
export type Blackout = z.infer<typeof blackoutSchema>;

/** When a campaign's slots are, apart from what goes out in them. */
export const timetableSchema = z.object({
  timeZone: timeZoneSchema,
  cadence: cadenceSchema,
  blackouts: z.array(blackoutSchema).max(100).default([]).describe("Where two overlap, the first in the list counts"),
  graceHours: z.number().min(0).max(72).default(6).describe("How late a slot may still be released"),
});

const channelKindSchema = z.enum([
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

const consentSchema = z.strictObject({
  until: plannedDateSchema.describe("The last day on which this person may be shown"),
  channels: z.array(channelKindSchema).min(1, "needs at least one kind of channel").refine(isUnique, "names one twice"),
});

const presenterSchema = z.strictObject({
  id: slugSchema,
  name: visibleText(60),
  role: visibleText(80),
  consent: consentSchema.optional().describe("What this person agreed to in writing"),
});

const episodeSchema = z.strictObject({
  slug: slugSchema,
  title: visibleText(60),
  topic: visibleText(40),
  presenter: slugSchema.optional().describe("Id of one of the presenters"),
  notBefore: dateOrWallTimeSchema.optional().describe("Local time before which it makes no sense, as for a theme week"),
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
    ...timetableSchema.shape,
    startsOn: plannedDateSchema.describe("The first day on which something may be released"),
    endsOn: plannedDateSchema.describe("Exclusive: the first day on which nothing is released any more"),
    locales: z.array(localeSchema).min(1, "needs at least one language").max(40).refine(isUnique, "names one twice"),
    formats: z.array(formatSchema).min(1, "needs at least one format").refine(isUnique, "names one twice"),
    channels: z.array(channelSchema).min(1, "needs at least one channel").max(20),
    presenters: z.array(presenterSchema).max(100).default([]),
    episodes: z.array(episodeSchema).min(1, "needs at least one episode").max(200),
  })
  .superRefine((campaign, context) => {
    const complain = (path: PropertyKey[], message: string) => context.addIssue({ code: "custom", path, message });
    const { startsOn, endsOn, channels, presenters, episodes } = campaign;

    if (endsOn <= startsOn)
      complain(["endsOn"], `must be later than startsOn (${startsOn}): it is the first day after`);
    for (const index of repeats(channels.map(({ name }) => name)))
      complain(["channels", index, "name"], "is used twice");
    for (const index of repeats(presenters.map(({ id }) => id))) complain(["presenters", index, "id"], "is used twice");
    for (const index of repeats(episodes.map(({ slug }) => slug)))
      complain(["episodes", index, "slug"], "is used twice");

    const presenterIds = new Set(presenters.map(({ id }) => id));
    for (const [index, { presenter, notBefore }] of episodes.entries()) {
      if (presenter !== undefined && !presenterIds.has(presenter))
        complain(["episodes", index, "presenter"], `"${presenter}" is not one of the presenters`);
      if (notBefore !== undefined && notBefore >= startOfDate(endsOn))
        complain(["episodes", index, "notBefore"], `must be earlier than the end of the campaign (${endsOn})`);
    }
  });
export type CampaignFile = z.infer<typeof campaignFileSchema>;

/** Until when each presenter agreed to be shown; who agreed to nothing is not in the list. */
export function consentsIn({ presenters }: CampaignFile): { presenter: string; until: string }[] {
  return presenters.flatMap(({ id, consent }) => (consent ? [{ presenter: id, until: consent.until }] : []));
}

function isUnique(list: readonly string[]): boolean {
  return repeats(list).length === 0;
}

/** The places in a list that hold what an earlier place holds. */
function repeats(list: readonly string[]): number[] {
  return [...list.keys()].filter((index) => list.indexOf(list[index] ?? "") < index);
}

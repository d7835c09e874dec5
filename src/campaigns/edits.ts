import { z } from "zod";
import { formatSchema } from "#core/formats.ts";
import { localeSchema, visibleText } from "#core/text.ts";
import { dateOrWallTimeSchema, plannedDateSchema } from "#core/wall-time.ts";
import { isUnique } from "./campaign-checks.ts";
import { consentSchema, episodeSchema, presenterSchema } from "./campaign-file.ts";

const someChange = (changes: object) => Object.values(changes).some((value) => value !== undefined);
const NOTHING = "changes nothing: name at least one field";

/** What may be changed of a campaign once it stands: the rest of it decides where its slots are. */
export const campaignEditSchema = z
  .strictObject({
    title: visibleText(60).optional(),
    startsOn: plannedDateSchema.optional().describe("The first day on which something may be released"),
    endsOn: plannedDateSchema.optional().describe("Exclusive: the first day on which nothing is released any more"),
    locales: z.array(localeSchema).min(1).max(40).refine(isUnique, "names one twice").optional(),
    formats: z.array(formatSchema).min(1).refine(isUnique, "names one twice").optional(),
    announcesDates: z.boolean().optional().describe("Whether the public page tells what comes next and when"),
  })
  .refine(someChange, NOTHING);

/** A new episode, which comes last in its series. */
export const newEpisodeSchema = episodeSchema.pick({
  slug: true,
  title: true,
  topic: true,
  presenter: true,
  notBefore: true,
});

/** What may be changed of an episode; null takes it away. Its slug is its address and stays. */
export const episodeEditSchema = z
  .strictObject({
    title: visibleText(60).optional(),
    topic: visibleText(40).optional(),
    presenter: episodeSchema.shape.presenter.unwrap().nullable().optional(),
    notBefore: dateOrWallTimeSchema.nullable().optional(),
  })
  .refine(someChange, NOTHING);

export const newPresenterSchema = z.strictObject({
  slug: presenterSchema.shape.id,
  name: presenterSchema.shape.name,
  role: presenterSchema.shape.role,
});

export const presenterEditSchema = z
  .strictObject({ name: visibleText(60).optional(), role: visibleText(80).optional() })
  .refine(someChange, NOTHING);

/** What a person agreed to, in their own words, until the end of a day. */
export const newConsentSchema = consentSchema.extend({
  scope: visibleText(200).describe("What was agreed to, as it was signed"),
});

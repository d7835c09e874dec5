import { z } from "zod";
import { appIdSchema, cutSettings } from "../platform/settings.ts";
import { YOUTUBE } from "./limits.ts";

/** How a YouTube channel is set up. */
export const youtubeSettingsSchema = z.strictObject({
  clientId: appIdSchema.describe("OAuth client of your Google Cloud project"),
  ...cutSettings,
  visibility: z.enum(["public", "unlisted"]).default("public"),
  isMadeForKids: z.boolean().describe("Whether it is made for children, as the law (COPPA) has you say"),
  categoryId: z
    .string()
    .regex(/^\d{1,3}$/, "must be the number of a category, such as 27 for Education")
    .default("27"),
  unitsADay: z
    .int()
    .min(1000, "must leave room for at least one video with a track, so 1000 or more")
    .max(10_000_000)
    .default(YOUTUBE.unitsADay)
    .describe("This channel's share of the project's quota; share it out where several channels use one project"),
  tracksADay: z.int().min(0).max(25, "is more than 25, what a day's quota pays for").default(25),
});
export type YoutubeSettings = z.output<typeof youtubeSettingsSchema>;

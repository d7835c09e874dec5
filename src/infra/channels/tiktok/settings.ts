import { z } from "zod";
import { appIdSchema, cutSettings } from "../platform/settings.ts";

/** How a TikTok channel is set up. */
export const tiktokSettingsSchema = z.strictObject({
  clientKey: appIdSchema.describe("Client key of your TikTok app"),
  ...cutSettings,
  privacyLevel: z
    .enum(["PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "FOLLOWER_OF_CREATOR", "SELF_ONLY"])
    .default("PUBLIC_TO_EVERYONE")
    .describe("Until TikTok has audited your app, only SELF_ONLY is taken"),
  allowsComments: z.boolean().default(true),
  allowsDuets: z.boolean().default(false),
  allowsStitches: z.boolean().default(false),
  promotesOwnBrand: z.boolean().default(false).describe("Whether TikTok is told that it promotes your own business"),
});
export type TiktokSettings = z.output<typeof tiktokSettingsSchema>;

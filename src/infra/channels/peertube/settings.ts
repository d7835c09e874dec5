import { z } from "zod";
import { originSchema } from "../platform/instance.ts";
import { cutSettings } from "../platform/settings.ts";

/** How a PeerTube channel is set up. */
export const peertubeSettingsSchema = z.strictObject({
  origin: originSchema.describe("The instance, such as https://video.example.org"),
  username: z.string().regex(/^[\w.-]{1,50}$/, "must be a user name as you sign in with it, such as sunny.corner"),
  channelId: z.int().min(1).describe("The number of the PeerTube channel"),
  ...cutSettings,
  visibility: z.enum(["public", "unlisted"]).default("public"),
  category: z.int().min(1).max(999).default(13).describe("Number of a category; 13 is Education"),
});
export type PeertubeSettings = z.output<typeof peertubeSettingsSchema>;

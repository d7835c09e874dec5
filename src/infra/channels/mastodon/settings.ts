import { z } from "zod";
import { originSchema } from "../platform/instance.ts";
import { cutSettings } from "../platform/settings.ts";
import { MASTODON } from "./limits.ts";

/** How a Mastodon channel is set up. */
export const mastodonSettingsSchema = z.strictObject({
  origin: originSchema.describe("The instance, such as https://social.example.org"),
  ...cutSettings,
  visibility: z.enum(["public", "unlisted", "private"]).default("public"),
  mostCharacters: z.int().min(200).max(100_000).default(MASTODON.mostCharacters).describe("As your instance allows"),
});
export type MastodonSettings = z.output<typeof mastodonSettingsSchema>;

import { z } from "zod";
import { SECOND } from "#core/clock.ts";
import { RefusedError, type Shipment } from "#releases/index.ts";
import type { Connection } from "./job.ts";
import type { TiktokSettings } from "./settings.ts";

/** developers.tiktok.com/doc/content-posting-api-reference-query-creator-info, read 2026-11-27. */
const creatorSchema = z.object({
  creator_username: z.string().regex(/^[\w.]{1,60}$/),
  privacy_level_options: z.array(z.string()).max(20),
  comment_disabled: z.boolean(),
  duet_disabled: z.boolean(),
  stitch_disabled: z.boolean(),
  max_video_post_duration_sec: z.int().min(1),
});
export type Creator = z.output<typeof creatorSchema>;

/** Asks what the account may post now. TikTok wants it asked before each post. */
export function askCreator({ ask }: Connection): Promise<Creator> {
  return ask("preparing", "/v2/post/publish/creator_info/query/", {}, creatorSchema);
}

/** Holds a post against what the account may do. Throws RefusedError naming what to change. */
export function demandAllowed(creator: Creator, settings: TiktokSettings, { durationMs }: Shipment): void {
  if (!creator.privacy_level_options.includes(settings.privacyLevel)) {
    throw new RefusedError(
      `@${creator.creator_username} does not offer ${settings.privacyLevel}: choose another privacyLevel.`,
    );
  }
  const mostMs = creator.max_video_post_duration_sec * SECOND;
  if (durationMs > mostMs) {
    throw new RefusedError(`@${creator.creator_username} may post up to ${mostMs / SECOND} s, and the video has more.`);
  }
}

/** What TikTok is told of a post; what the account does not allow stays off, whatever the settings wish. */
export function postInfo(
  creator: Creator,
  settings: TiktokSettings,
  { title, isSynthetic }: { title: string; isSynthetic: boolean },
) {
  return {
    title,
    privacy_level: settings.privacyLevel,
    disable_comment: creator.comment_disabled || !settings.allowsComments,
    disable_duet: creator.duet_disabled || !settings.allowsDuets,
    disable_stitch: creator.stitch_disabled || !settings.allowsStitches,
    brand_content_toggle: false,
    brand_organic_toggle: settings.promotesOwnBrand,
    is_aigc: isSynthetic,
  };
}

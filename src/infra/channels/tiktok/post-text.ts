import type { Shipment } from "#releases/index.ts";
import { cutText } from "../platform/cut-text.ts";
import { wordsFor } from "../platform/shipped.ts";
import { TIKTOK } from "./limits.ts";
import type { TiktokSettings } from "./settings.ts";

/** What stands beside the video. Without a link: TikTok shows none that can be followed, and counts it as promotion. */
export function postText(shipment: Shipment, settings: TiktokSettings): string {
  const { title, description } = wordsFor(shipment, settings);
  return cutText(`${title}\n\n${description}`, TIKTOK.mostTitle);
}

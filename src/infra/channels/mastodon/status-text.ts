import type { Shipment } from "#releases/index.ts";
import { cutText } from "../platform/cut-text.ts";
import { wordsFor } from "../platform/shipped.ts";
import { MASTODON } from "./limits.ts";
import type { MastodonSettings } from "./settings.ts";

/** What a status says: title, description, and the page, by which it is found again. Only the description is cut. */
export function statusText(shipment: Shipment, settings: MastodonSettings): string {
  const { title, description } = wordsFor(shipment, settings);
  const fixed = title.length + MASTODON.linkCharacters + 2 * "\n\n".length;
  const room = Math.max(0, settings.mostCharacters - fixed);
  const parts = [cutText(title, settings.mostCharacters / 2), cutText(description, room), shipment.pageUrl];
  return parts.filter((part) => part.length > 1).join("\n\n");
}

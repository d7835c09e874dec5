import type { Shipment } from "#releases/index.ts";
import { cutText } from "../platform/cut-text.ts";
import { wordsFor } from "../platform/shipped.ts";
import { PEERTUBE } from "./limits.ts";
import type { PeertubeSettings } from "./settings.ts";

/** What the instance is told of a video. A time in the future keeps it private until then. */
export function metadataOf(
  shipment: Shipment,
  settings: PeertubeSettings,
  { marker, publishAt, now }: { marker: string; publishAt: Date; now: Date },
) {
  const { description } = wordsFor(shipment, settings);
  const tail = `\n\n${shipment.pageUrl}`;
  const privacy = PEERTUBE.privacy[settings.visibility];
  return {
    name: nameOf(shipment, settings),
    filename: `${shipment.episode.slug}.mp4`,
    channelId: settings.channelId,
    category: settings.category,
    language: settings.locale.split("-")[0],
    description: cutText(description, PEERTUBE.mostDescription - tail.length) + tail,
    tags: [marker],
    nsfw: false,
    // Nobody shall see it half done.
    waitTranscoding: true,
    ...(publishAt > now
      ? { privacy: PEERTUBE.privacy.private, scheduleUpdate: { updateAt: publishAt.toISOString(), privacy } }
      : { privacy }),
  };
}

/** The name under which the video is listed. */
export function nameOf(shipment: Shipment, settings: PeertubeSettings): string {
  return cutText(wordsFor(shipment, settings).title, PEERTUBE.mostName);
}

import type { Shipment } from "#releases/index.ts";
import { cutText } from "../platform/cut-text.ts";
import { wordsFor } from "../platform/shipped.ts";
import { YOUTUBE } from "./limits.ts";
import type { YoutubeSettings } from "./settings.ts";

type Words = { title: string; description: string };

/** What YouTube is told of a video. A time in the future makes it private until then, which is how YouTube schedules. */
export function metadataOf(
  shipment: Shipment,
  settings: YoutubeSettings,
  { marker, publishAt, now }: { marker: string; publishAt: Date; now: Date },
) {
  const { locale } = settings;
  const others = Object.entries(shipment.texts).filter(([other]) => other !== locale);
  return {
    snippet: {
      ...snippetOf(wordsFor(shipment, settings), shipment.pageUrl),
      tags: [marker],
      categoryId: settings.categoryId,
      defaultLanguage: locale,
      defaultAudioLanguage: locale,
    },
    localizations: Object.fromEntries(others.map(([other, words]) => [other, snippetOf(words, shipment.pageUrl)])),
    status: {
      selfDeclaredMadeForKids: settings.isMadeForKids,
      containsSyntheticMedia: shipment.isSynthetic,
      embeddable: true,
      // Only with `private` is a time heeded; an unlisted video cannot be timed, so ours goes out when it is due.
      ...(publishAt > now
        ? { privacyStatus: "private", publishAt: publishAt.toISOString() }
        : { privacyStatus: settings.visibility }),
    },
  };
}

function snippetOf({ title, description }: Words, pageUrl: string): Words {
  const tail = `\n\n${pageUrl}`;
  return {
    title: cutText(withoutAngles(title), YOUTUBE.mostTitle),
    description: cutToBytes(withoutAngles(description), YOUTUBE.mostDescriptionBytes - Buffer.byteLength(tail)) + tail,
  };
}

// YouTube refuses these two signs in titles and descriptions.
function withoutAngles(text: string): string {
  return text.replaceAll("<", "‹").replaceAll(">", "›");
}

function cutToBytes(text: string, most: number): string {
  let cut = text;
  while (Buffer.byteLength(cut) > most) cut = cutText(cut, cut.length - Math.ceil((Buffer.byteLength(cut) - most) / 4));
  return cut;
}

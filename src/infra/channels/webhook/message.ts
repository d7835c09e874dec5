import { mediaPath } from "#gallery/index.ts";
import type { Dispatch, Shipment, ShippedFile } from "#releases/index.ts";

/** Standard Webhooks recommend less than 20 kB. */
export const MOST_BYTES = 20_000;

/** What a receiver is told when a release appears: where it is seen, and its files by address and digest. */
export function publishedMessage({ shipment, publishAt }: Dispatch): string {
  const { files } = shipment;
  const videos = files.filter(({ kind }) => kind === "video");
  // With many languages the list grows past the limit: then the page is where the rest is found.
  for (const told of [files, videos, []]) {
    const text = message("release.published", publishAt, {
      ...about(shipment),
      publishedAt: publishAt.toISOString(),
      files: told.map((file) => fileEntry(file, shipment.pageUrl)),
      filesLeftOut: files.length - told.length,
    });
    if (Buffer.byteLength(text) < MOST_BYTES) return text;
  }
  throw new RangeError("The words of an episode alone are longer than a message may be.");
}

/** What a receiver is told when a release was taken down: whatever it shows of it should go. */
export function retractedMessage({ shipment }: Dispatch, retractedAt: Date): string {
  return message("release.retracted", retractedAt, { ...about(shipment), retractedAt: retractedAt.toISOString() });
}

/** What a receiver gets when an operator tries the connection. */
export function testMessage(now: Date): string {
  return message("channel.test", now, {});
}

function message(type: string, at: Date, data: object): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

function about({ releaseId, episode, pageUrl, durationMs, isSynthetic }: Shipment) {
  return { releaseId, episode, pageUrl, durationMs, isSynthetic };
}

function fileEntry({ kind, locale, format, sha256, bytes, mediaType }: ShippedFile, pageUrl: string) {
  const url = new URL(mediaPath(sha256, mediaType), pageUrl).href;
  return { kind, locale, format, url, sha256, bytes, mediaType };
}

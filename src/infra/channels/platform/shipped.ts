import { NotSentError, RefusedError, type Shipment, type ShippedFile } from "#releases/index.ts";
import { digestFile } from "../../files/disk-store.ts";

/** Which of the files and words of a shipment a channel shows. */
export type Cut = { locale: string; format: ShippedFile["format"] };

/** The video that a channel shows. Throws RefusedError if the shipment has none in its language and format. */
export function videoFor({ files, episode }: Shipment, { locale, format }: Cut): ShippedFile {
  const video = files.find((file) => file.kind === "video" && file.locale === locale && file.format === format);
  if (!video) throw new RefusedError(`${episode.slug} has no ${format} video in ${locale}, as this channel shows.`);
  return video;
}

/** What stands beside the video. Throws RefusedError if the shipment has nothing in the channel's language. */
export function wordsFor({ texts, episode }: Shipment, { locale }: Cut): { title: string; description: string } {
  const words = texts[locale];
  if (!words) throw new RefusedError(`${episode.slug} has no title and description in ${locale}.`);
  return words;
}

/** One track of captions a language, in the channel's format where there are several; the channel's language first. */
export function captionsFor({ files }: Shipment, cut: Cut, kind: "vtt" | "srt" = "vtt"): ShippedFile[] {
  const tracks = files.filter((file) => file.kind === kind);
  const locales = [...new Set([cut.locale, ...tracks.map(({ locale }) => locale)])];
  return locales.flatMap((locale) => {
    const ours = tracks.filter((track) => track.locale === locale);
    return ours.find(({ format }) => format === cut.format) ?? ours[0] ?? [];
  });
}

/** Makes sure that a file still is what was approved. Throws NotSentError. */
export async function demandIntact({ path, sha256, kind }: ShippedFile, { episode }: Shipment): Promise<void> {
  const digest = await digestFile(path).catch((cause) => {
    throw new NotSentError(`The ${kind} of ${episode.slug} cannot be read from the file store.`, { cause });
  });
  if (digest === sha256) return;
  throw new NotSentError(`The ${kind} of ${episode.slug} is no longer what was approved: its bytes changed on disk.`);
}

/** What must not be seen yet is not sent to a channel that shows it at once. Throws NotSentError with the wait. */
export function demandDue(publishAt: Date, now: Date): void {
  const ms = publishAt.getTime() - now.getTime();
  if (ms > 0)
    throw new NotSentError("It is not yet time for it, and this channel shows things at once.", { retryAfterMs: ms });
}

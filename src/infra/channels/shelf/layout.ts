import { z } from "zod";
import { slugSchema } from "#core/text.ts";
import { type Dispatch, RefusedError, type Shipment, type ShippedFile } from "#releases/index.ts";

/** What names the release on a shelf; it is written last, so a shelf with it is whole. */
export const NOTE_NAME = "release.json";
/** What stays in its place when the release was taken down. */
export const TOMBSTONE_NAME = "retracted.json";

const FILE_NAMES: Record<ShippedFile["kind"], string> = {
  video: "video",
  poster: "poster",
  vtt: "captions",
  srt: "captions",
  transcript: "transcript",
};
const ENDINGS: Partial<Record<string, string>> = {
  "video/mp4": "mp4",
  "image/jpeg": "jpg",
  "image/png": "png",
  "text/vtt": "vtt",
  "application/x-subrip": "srt",
  "text/plain": "txt",
};
// Paths come from rows and from files that others may have written: nothing in them may lead elsewhere.
const SAFE_PATH = /^[A-Za-z0-9-]+(\/[A-Za-z0-9-]+)*\.[a-z0-9]+$/;

/** Where a file lies on the shelf of its episode: `en/vertical/video.mp4`. Throws RefusedError for a name that is none. */
export function pathOnShelf({ kind, locale, format, mediaType }: ShippedFile): string {
  const [type = ""] = mediaType.split(";");
  const path = `${locale}/${format}/${FILE_NAMES[kind]}.${ENDINGS[type.trim()] ?? "bin"}`;
  if (!SAFE_PATH.test(path)) throw new RefusedError(`"${path}" is no path for a file.`);
  return path;
}

/** The folder of an episode. Throws RefusedError for a name that could lead elsewhere. */
export function shelfName({ episode }: Shipment): string {
  if (!slugSchema.safeParse(episode.slug).success) throw new RefusedError(`"${episode.slug}" is no name for a folder.`);
  return episode.slug;
}

const noteSchema = z.object({
  deliveryId: z.string().max(200),
  channelId: z.string().max(200),
  files: z.array(z.object({ path: z.string().regex(SAFE_PATH).max(300) })).max(10_000),
});
const kitFilesSchema = z.object({
  files: z
    .array(
      z.object({
        path: z.string().regex(SAFE_PATH).max(300),
        kind: z.enum(["video", "poster", "vtt", "srt", "transcript"]),
        locale: z.string().max(40),
        format: z.enum(["vertical", "square", "landscape"]),
        mediaType: z.string().max(100),
        bytes: z.int(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(10_000),
});
export type ShelfNote = z.infer<typeof noteSchema>;

/** What `release.json` says: what went out, when, and which bytes. */
export function noteText({ deliveryId, shipment, channel, publishAt }: Dispatch): string {
  const note = {
    deliveryId,
    channelId: channel.id,
    releaseId: shipment.releaseId,
    publishedAt: publishAt.toISOString(),
    pageUrl: shipment.pageUrl,
    episode: shipment.episode,
    texts: shipment.texts,
    isSynthetic: shipment.isSynthetic,
    durationMs: shipment.durationMs,
    files: shipment.files.map((file) => ({
      path: pathOnShelf(file),
      kind: file.kind,
      locale: file.locale,
      format: file.format,
      mediaType: file.mediaType,
      bytes: file.bytes,
      sha256: file.sha256,
    })),
  };
  return `${JSON.stringify(note, null, 2)}\n`;
}

/** What `retracted.json` says: what was here, and where its address still tells why it is gone. */
export function tombstoneText({ deliveryId, shipment, channel }: Dispatch, retractedAt: Date): string {
  const { releaseId, pageUrl, episode } = shipment;
  const tombstone = { deliveryId, channelId: channel.id, releaseId, pageUrl, episode, retractedAt, files: [] };
  return `${JSON.stringify(tombstone, null, 2)}\n`;
}

/** Reads a note that may have been changed by others; null if it is none of ours. */
export function readNote(text: string): ShelfNote | null {
  try {
    return noteSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The files that a note names, each with what it is; none for a note that is none of ours. */
export function filesInNote(text: string): z.output<typeof kitFilesSchema>["files"] {
  try {
    return kitFilesSchema.parse(JSON.parse(text)).files;
  } catch {
    return [];
  }
}

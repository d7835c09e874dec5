import { InvalidInputError } from "#core/errors.ts";

export type Wanted = "picture" | "clip" | "recording";

/** In pixels, as it is seen on the screen. */
export type Size = { width: number; height: number };

export type MediaType =
  | "image/jpeg"
  | "image/png"
  | "image/webp"
  | "video/mp4"
  | "video/webm"
  | "audio/wav"
  | "audio/flac"
  | "audio/mpeg"
  | "audio/mp4"
  | "audio/ogg";

/** A type of file: what its content is recognised as, and the only readers of ffmpeg that may open it. */
export type MediaKind = { type: MediaType; recognisedAs: string[]; demuxer: string; decoder?: string };

const JPEG: MediaKind = { type: "image/jpeg", recognisedAs: ["jpg"], demuxer: "image2", decoder: "mjpeg" };
const OPUS: MediaKind = { type: "audio/ogg", recognisedAs: ["opus"], demuxer: "ogg" };

/** By what is wanted and how the name ends. */
export const KINDS: Record<Wanted, Partial<Record<string, MediaKind>>> = {
  picture: {
    jpg: JPEG,
    jpeg: JPEG,
    png: { type: "image/png", recognisedAs: ["png"], demuxer: "image2", decoder: "png" },
    webp: { type: "image/webp", recognisedAs: ["webp"], demuxer: "image2", decoder: "vp8" },
  },
  clip: {
    mp4: { type: "video/mp4", recognisedAs: ["mp4", "m4v"], demuxer: "mov" },
    webm: { type: "video/webm", recognisedAs: ["webm"], demuxer: "matroska" },
  },
  recording: {
    wav: { type: "audio/wav", recognisedAs: ["wav"], demuxer: "wav" },
    flac: { type: "audio/flac", recognisedAs: ["flac"], demuxer: "flac" },
    mp3: { type: "audio/mpeg", recognisedAs: ["mp3"], demuxer: "mp3" },
    // Some recorders give sound the brand of a video; whether there is one shows when it is read.
    m4a: { type: "audio/mp4", recognisedAs: ["m4a", "mp4"], demuxer: "mov" },
    ogg: OPUS,
    opus: OPUS,
  },
};

/** How the names of what is wanted may end, as a list for people. */
export function endingsOf(wanted: Wanted): string {
  const endings = Object.keys(KINDS[wanted]).map((ending) => `.${ending}`);
  return `${endings.slice(0, -1).join(", ")} or ${endings.at(-1)}`;
}

/** Why a file that was brought is refused, for clients that switch over it. */
export type MediaReason = "empty-file" | "payload-too-large" | "type-mismatch" | "corrupt-media" | "pixel-limit";

/** Refuses a file. Throws INVALID_INPUT. */
export function refuse(file: string, message: string, reason?: MediaReason): never {
  throw new InvalidInputError(file, [{ path: "", message, ...(reason === undefined ? {} : { reason }) }]);
}

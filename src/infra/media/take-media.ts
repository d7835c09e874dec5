import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MINUTE } from "#core/clock.ts";
import { within } from "#core/within.ts";
import type { FileStore } from "#renders/index.ts";
import type { NewMedia } from "#scripts/index.ts";
import { run } from "../ffmpeg/run.ts";
import { inspectUnnamed, type MediaFacts } from "./inspect-media.ts";
import { KINDS, type MediaType, type Wanted } from "./kinds.ts";
import { pictureParts } from "./picture-parts.ts";

type TakenMedia = { path: string; facts: MediaFacts };
type Brought = { path: string; wants: Wanted; signal: AbortSignal };

/** How files that people bring are looked at, coded anew and kept. */
export function mediaTaker({ adopt }: Pick<FileStore, "adopt">) {
  return async (brought: Brought, folder: string): Promise<NewMedia> => {
    const { path, facts } = await takeMedia(brought, folder);
    const { type: mediaType, width = null, height = null, durationMs = null } = facts;
    return { kind: brought.wants, mediaType, width, height, durationMs, ...(await adopt(path)) };
  };
}

const CODING_LIMIT_MS = 3 * MINUTE;
const FILE = "file";

/**
 * Looks at a file that somebody brought and codes it anew into `folder`: what was hidden in it, or told who made it
 * where, is gone. Pictures become PNG or JPEG, clips MP4 without sound, recordings WAV. Throws INVALID_INPUT.
 */
async function takeMedia({ path, wants, signal }: Brought, folder: string): Promise<TakenMedia> {
  const { type } = await inspectUnnamed({ file: FILE, path, wants, signal });
  const { ending, output } = codingOf(wants, type);
  const taken = join(folder, `taken.${ending}`);
  const source = type === "image/webp" ? await takeOutOfWebp(path, join(folder, "coded")) : path;
  const args = ["-hide_banner", "-nostats", "-v", "error", "-y", ...inputOf(wants, type, source), ...output, taken];
  await within({ ms: CODING_LIMIT_MS, signals: [signal] }, (limited) => run("ffmpeg", args, limited));
  return { path: taken, facts: await inspectUnnamed({ file: FILE, path: taken, wants, signal }) };
}

const PLAIN = ["-map_metadata", "-1", "-map_chapters", "-1", "-bitexact"];

function codingOf(wants: Wanted, type: MediaType): { ending: string; output: string[] } {
  if (wants === "recording") return { ending: "wav", output: ["-map", "0:a:0", "-c:a", "pcm_s16le", ...PLAIN] };
  if (wants === "clip") {
    const picture = ["-map", "0:v:0", "-an", "-c:v", "libx264", "-preset", "fast", "-crf", "16", "-pix_fmt", "yuv420p"];
    return { ending: "mp4", output: [...picture, "-movflags", "+faststart", ...PLAIN] };
  }
  const one = ["-map", "0:v:0", "-frames:v", "1"];
  return type === "image/jpeg"
    ? { ending: "jpg", output: [...one, "-c:v", "mjpeg", "-q:v", "2", ...PLAIN] }
    : { ending: "png", output: [...one, "-c:v", "png", ...PLAIN] };
}

// As when it is looked at: the reader is named, and may open nothing but files.
function inputOf(wants: Wanted, type: MediaType, path: string): string[] {
  const kind = Object.values(KINDS[wants]).find((known) => known?.type === type);
  if (!kind) throw new Error(`There is no reader for ${type}.`);
  const decoder = kind.decoder === undefined ? [] : ["-c:v", kind.decoder];
  const picture = kind.demuxer === "image2" ? ["-pattern_type", "none"] : [];
  return ["-protocol_whitelist", "file", ...decoder, "-f", kind.demuxer, ...picture, "-i", `file:${path}`];
}

// Our ffmpeg reads the picture inside a WebP, but not the file around it.
async function takeOutOfWebp(path: string, to: string): Promise<string> {
  const content = await readFile(path);
  const coded = pictureParts(content, "image/webp")?.coded;
  if (!coded) throw new Error("A WebP that was looked at has a picture in it.");
  await writeFile(to, content.subarray(coded.from, coded.to));
  return to;
}

import { inspectClip } from "./inspect-clip.ts";
import { inspectPicture } from "./inspect-picture.ts";
import { inspectRecording } from "./inspect-recording.ts";
import type { MediaKind, MediaType, Size, Wanted } from "./kinds.ts";
import { kindOfName, readMedia } from "./read-media.ts";

/** What is true of a file that a script names: sizes as they are seen, lengths in milliseconds. */
export type MediaFacts = {
  file: string;
  sha256: string;
  bytes: number;
  type: MediaType;
  durationMs?: number;
} & Partial<Size>;

type Looked = { file: string; path: string; wants: Wanted; signal?: AbortSignal };

/**
 * Looks at a picture, clip or recording that a script names as `file`, and reads it to its end.
 * Throws INVALID_INPUT with what is wrong and the way out.
 */
export async function inspectMedia(looked: Looked): Promise<MediaFacts> {
  return inspect(looked, kindOfName(looked.file, looked.wants));
}

/** Looks at a file that came without a name to go by: its content says what it is. Throws INVALID_INPUT. */
export function inspectUnnamed(looked: Looked): Promise<MediaFacts> {
  return inspect(looked, undefined);
}

async function inspect({ file, path, wants, signal }: Looked, promised: MediaKind | undefined): Promise<MediaFacts> {
  const { content, sha256, kind } = await readMedia({ file, path, wants }, promised);
  const from = { file, path, kind, signal };
  const facts = { file, sha256, bytes: content.length, type: kind.type };
  if (wants === "picture") return { ...facts, ...(await inspectPicture(from, content)) };
  return { ...facts, ...(wants === "clip" ? await inspectClip(from) : await inspectRecording(from, content)) };
}

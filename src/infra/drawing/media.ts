import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Storyboard } from "#storyboards/index.ts";
import { cutIntoFrames } from "../ffmpeg/cut-into-frames.ts";
import type { MediaPaths } from "./tab.ts";

type Request = {
  storyboard: Storyboard;
  paths: Readonly<Record<string, string>>;
  /** Where the frames of clips are laid. */
  folder: string;
  signal: AbortSignal;
};

/** Lays out the frames of the clips that a storyboard shows, and tells where each photo and frame lies. Throws RENDER_FAILED. */
export async function openMedia({ storyboard, paths, folder, signal }: Request): Promise<MediaPaths> {
  const { assets, fps } = storyboard;
  for (const { sha256, type } of assets) {
    const file = paths[sha256];
    if (!type.startsWith("video/") || file === undefined) continue;
    await mkdir(join(folder, sha256), { recursive: true });
    await cutIntoFrames({ file, folder: join(folder, sha256), fps, frames: longestUse(storyboard) }, signal);
  }
  return (name) => {
    const [sha256 = "", frame] = name.split("/");
    if (frame === undefined) return paths[sha256];
    return /^\d+$/.test(frame) ? join(folder, sha256, `${frame}.jpg`) : undefined;
  };
}

// A clip begins with its scene and is never shown for longer.
function longestUse({ scenes }: Storyboard): number {
  return Math.max(...scenes.map(({ durationFrames }) => durationFrames));
}

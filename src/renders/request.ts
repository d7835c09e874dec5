import type { Storyboard } from "#storyboards/index.ts";
import type { FileStore, RenderRequest } from "./ports.ts";
import type { Quality } from "./quality.ts";

/** What the renderer is told of a video: the same for each of its parts. */
export function requestOf(
  storyboard: Storyboard,
  { quality }: { quality: Quality },
  { pathOf }: Pick<FileStore, "pathOf">,
): RenderRequest {
  const { voice, assets } = storyboard;
  return {
    storyboard,
    quality,
    paths: Object.fromEntries([...voice, ...assets].map(({ sha256 }) => [sha256, pathOf(sha256)])),
  };
}

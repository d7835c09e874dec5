import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Renderer, RenderOutput } from "#renders/index.ts";
import { factsOf } from "../../video-facts.ts";

type Request = Parameters<Renderer["render"]>[0];

/** Makes tiny files that pass for the video and its poster; `words` go into both. */
export function tinyRenderer(words = ""): Renderer {
  return { render: (request) => makeTiny(request, words) };
}

/** A renderer that never answers by itself: the test says when and how. */
export function mutedRenderer() {
  let begin: () => void = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let finish: (words: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const renderer: Renderer = {
    render: (request) =>
      new Promise((resolve, reject) => {
        finish = (words) => resolve(makeTiny(request, words));
        fail = reject;
        begin();
      }),
  };
  return { renderer, begun, finish: (words: string) => finish(words), fail: (error: Error) => fail(error) };
}

async function makeTiny({ storyboard, quality, folder, onProgress }: Request, words: string): Promise<RenderOutput> {
  const video = join(folder, "video.mp4");
  const poster = join(folder, "poster.jpg");
  onProgress({ stage: "drawing", done: 1, total: 2 });
  await writeFile(video, `video of ${storyboard.episode} ${storyboard.format} ${words}`);
  await writeFile(poster, `poster of ${storyboard.episode} ${storyboard.format} ${words}`);
  return {
    video,
    poster,
    framesCaptured: 1,
    framesReused: storyboard.durationFrames - 1,
    segments: storyboard.scenes.length + storyboard.transitions.length,
    segmentsMade: 1,
    spans: [{ capture: 0, frames: storyboard.durationFrames }],
    facts: factsOf(storyboard, quality),
  };
}

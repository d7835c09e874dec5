import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DAY } from "#core/clock.ts";
import { contentHash } from "#core/content-hash.ts";
import type { PlannedSegment, Renderer, RenderRequest } from "#renders/index.ts";
import { factsOf } from "../../video-facts.ts";

type Drawing = Parameters<Renderer["drawSegment"]>[0];

/** What a test does at each step; what it throws, the step throws. */
export type Steps = {
  plan?: () => unknown;
  draw?: (drawing: Drawing) => unknown;
  mix?: (work: Parameters<Renderer["mixSound"]>[0]) => unknown;
  finish?: (work: Parameters<Renderer["finish"]>[0]) => unknown;
};

// As in the data folder, all renderers share their pieces.
const pieces = new Set<string>();

/** Loses every piece that any renderer has made. */
export const losePieces = () => pieces.clear();

/** How many captures each segment of a tiny video has. */
export const TINY_CAPTURES = 4;

/**
 * Makes tiny files that pass for the video and its poster; `words` go into both. The scenes of an episode are
 * the same in every format and theme, so that its videos can share them.
 */
export function tinyRenderer(words = "", steps: Steps = {}): Renderer {
  return {
    plan: async (request) => {
      await steps.plan?.();
      return { segments: segmentsOf(request), isSoundKept: pieces.has(soundOf(request)) };
    },
    drawSegment: async (drawing) => {
      const { key } = segmentsOf(drawing)[drawing.position] ?? { key: "" };
      if (pieces.has(key)) return { framesCaptured: 0, holdsBroken: 0 };
      await writeFile(join(drawing.folder, "half-drawn.mp4"), "");
      await steps.draw?.(drawing);
      drawing.onFrame(TINY_CAPTURES);
      pieces.add(key);
      return { framesCaptured: TINY_CAPTURES, holdsBroken: 0 };
    },
    mixSound: async (work) => {
      await steps.mix?.(work);
      pieces.add(soundOf(work));
    },
    finish: async (work) => {
      await steps.finish?.(work);
      const { storyboard, quality, folder } = work;
      const video = join(folder, "video.mp4");
      const poster = join(folder, "poster.jpg");
      await writeFile(video, `video of ${storyboard.episode} ${storyboard.format} ${words}`);
      await writeFile(poster, `poster of ${storyboard.episode} ${storyboard.format} ${words}`);
      const spans = [{ capture: 0, frames: storyboard.durationFrames }];
      return { video, poster, spans, facts: factsOf(storyboard, quality) };
    },
  };
}

/** A tiny renderer and what it was asked to draw, in that order. */
export function countedRenderer(steps: Steps = {}) {
  const drawings: Drawing[] = [];
  const renderer = tinyRenderer("", {
    ...steps,
    draw: async (drawing) => {
      drawings.push(drawing);
      await steps.draw?.(drawing);
    },
  });
  return { renderer, drawings };
}

/** A renderer whose drawings never end by themselves: the test says when and how. Like a frozen one, it hears no signal. */
export function mutedRenderer() {
  const begun = promise<void>();
  const end = promise<string>();
  let words = "";
  const tiny = tinyRenderer("", {
    draw: async () => {
      begun.resolve();
      words = await end.promised;
    },
  });
  const renderer: Renderer = { ...tiny, finish: (work) => tinyRenderer(words).finish(work) };
  return { renderer, begun: begun.promised, finish: end.resolve, fail: end.reject };
}

/** A renderer whose drawings last until they are told to stop. */
export function endlessRenderer() {
  const begun = promise<void>();
  const renderer = tinyRenderer("", {
    draw: ({ signal }) => {
      begun.resolve();
      return sleep(DAY, undefined, { signal });
    },
  });
  return { renderer, begun: begun.promised };
}

// Three parts, however many scenes there are.
function segmentsOf({ storyboard, quality }: RenderRequest): PlannedSegment[] {
  return ["first", "second", "third"].map((name) => {
    const key = contentHash({ kind: "tiny", episode: storyboard.episode, title: storyboard.title, name, quality });
    return { name, key, frames: 10, captures: TINY_CAPTURES, isKept: pieces.has(key) };
  });
}

const soundOf = ({ storyboard: { episode, title } }: RenderRequest) => `sound of ${episode} ${title}`;

function promise<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promised = new Promise<Value>((...ends) => {
    [resolve, reject] = ends;
  });
  promised.catch(() => {});
  return { promised, resolve: (value: Value) => resolve(value), reject: (error: Error) => reject(error) };
}

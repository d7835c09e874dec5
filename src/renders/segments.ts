import { type ContentHash, contentHash } from "#core/content-hash.ts";
import type { Storyboard } from "#storyboards/index.ts";
import type { Quality } from "./quality.ts";

/** Frames of one identity that follow one another; `capture` is the first frame of the video that looks like them. */
export type Hold = { identity: string; capture: number; frames: number };

/** A scene or a transition as a piece of video of its own: frames from `startFrame` on, as runs of equal pictures. */
export type Segment = { name: string; startFrame: number; holds: Hold[] };

/** What shapes the pixels of a segment beside its markup. */
export type Surroundings = {
  /** Digest of fonts, engine, browser, encoder and their settings. */
  tools: ContentHash;
  width: number;
  height: number;
  fps: number;
  quality: Quality;
};

/** Cuts a video into its scenes and transitions. `identities` holds one string a frame. */
export function planSegments(
  { scenes, transitions }: Pick<Storyboard, "scenes" | "transitions">,
  identities: readonly string[],
): Segment[] {
  const firstOf = new Map<string, number>();
  for (const [frame, identity] of identities.entries()) if (!firstOf.has(identity)) firstOf.set(identity, frame);
  const spans = [
    ...scenes.map(({ scene, startFrame, durationFrames }) => ({ name: scene.id, startFrame, durationFrames })),
    ...transitions.map(({ kind, to, startFrame, durationFrames }) => ({
      name: `${kind} to ${scenes[to]?.scene.id}`,
      startFrame,
      durationFrames,
    })),
  ].sort((a, b) => a.startFrame - b.startFrame);
  return spans.map(({ name, startFrame, durationFrames }) => {
    const holds: Hold[] = [];
    for (const identity of identities.slice(startFrame, startFrame + durationFrames)) {
      const last = holds.at(-1);
      if (last?.identity === identity) last.frames += 1;
      else holds.push({ identity, capture: firstOf.get(identity) ?? startFrame, frames: 1 });
    }
    return { name, startFrame, holds };
  });
}

/** The name of a segment's exact pixels: what is drawn, for how long, and with which tools. */
export function segmentKey({ holds }: Pick<Segment, "holds">, surroundings: Surroundings): ContentHash {
  const shown = holds.map(({ identity, frames }) => [identity, frames]);
  return contentHash({ kind: "segment", version: 1, shown, ...surroundings });
}

/** The frames that are to be drawn for these segments, each picture once, in the order of the video. */
export function capturesFor(segments: readonly Segment[]): number[] {
  const captures = new Set(segments.flatMap(({ holds }) => holds.map(({ capture }) => capture)));
  return [...captures].sort((a, b) => a - b);
}

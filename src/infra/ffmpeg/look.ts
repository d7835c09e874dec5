import type { FrameSpan } from "#renders/index.ts";

// Measured on finished videos at 64 points across, on a scale to 255: the encoder alone moves a point by 6 at most,
// a move of ours soon moves one by more than 20. The darkest sky we have is 36, black is 0.
const CHANGE = 8;
const BLACK = 20;
const SHORT_SIDE = 64;
const LEAST_FRAMES = { black: 3, still: 8 };

/** The small size a picture is looked at in. */
export function smallSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = SHORT_SIDE / Math.min(width, height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Whether a small grey picture is black all in all. */
export function isBlack(picture: Uint8Array): boolean {
  return picture.reduce((sum, point) => sum + point, 0) / picture.length < BLACK;
}

/** Looks at small grey pictures one after the other and notes where they are black and where they stand still. */
export function createLook() {
  const black = createSpans(LEAST_FRAMES.black);
  const still = createSpans(LEAST_FRAMES.still);
  let first: Uint8Array | undefined;
  return {
    see(picture: Uint8Array): void {
      black.add(isBlack(picture));
      // Compared with the first picture of the stillness, so that slow moves add up until they show.
      const hasChanged = first === undefined || differs(first, picture);
      still.add(true, hasChanged);
      if (hasChanged) first = picture;
    },
    facts: () => ({ blackSpans: black.end(), stillSpans: still.end() }),
  };
}

function differs(one: Uint8Array, other: Uint8Array): boolean {
  return one.some((point, index) => Math.abs(point - (other[index] ?? 0)) > CHANGE);
}

function createSpans(leastFrames: number) {
  const spans: FrameSpan[] = [];
  let open: FrameSpan | undefined;
  let frame = 0;
  return {
    add(belongs: boolean, isNew = false): void {
      if (!belongs || isNew) open = undefined;
      if (belongs && open) open.frames += 1;
      else if (belongs) {
        open = { startFrame: frame, frames: 1 };
        spans.push(open);
      }
      frame += 1;
    },
    end: () => spans.filter(({ frames }) => frames >= leastFrames),
  };
}

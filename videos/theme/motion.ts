import type { CSSProperties } from "react";

/** Frames that an entrance takes until it holds still. */
export const ENTER_FRAMES = 16;
/** Frames in which a scene leaves, at the beginning of a transition. */
export const LEAVE_FRAMES = 7;

/** Rounds a style value, so that equal pictures have equal markup. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** How far a move has come: 0 before it starts, exactly 1 from its last frame on. */
export function settle(frame: number, from = 0, frames = ENTER_FRAMES): number {
  const passed = (frame - from) / frames;
  if (passed <= 0) return 0;
  if (passed >= 1) return 1;
  return 1 - (1 - passed) ** 3;
}

/** Like `settle`, with a slow start as well: for moves of the whole view. */
export function glide(frame: number, from: number, frames: number): number {
  const passed = Math.min(Math.max((frame - from) / frames, 0), 1);
  return passed * passed * (3 - 2 * passed);
}

/** A distance in pixels that something has yet to move; none in a picture of reduced motion. */
export function away(px: number): string {
  const rounded = round(px);
  return rounded === 0 ? "0px" : `calc(${rounded}px * var(--motion))`;
}

/** Style of something that rises into its place and stays there. */
export function rise(frame: number, from = 0, distance = 36): CSSProperties {
  const done = settle(frame, from);
  return { opacity: round(done), transform: `translateY(${away((1 - done) * distance)})` };
}

/** Style of something that grows into its place, a little too far and back; with reduced motion it fades in. */
export function pop(frame: number, from = 0, frames = ENTER_FRAMES): CSSProperties {
  const done = Math.min(Math.max((frame - from) / frames, 0), 1) - 1;
  const missing = done === 0 ? 0 : round(2.4 * done ** 3 + 1.4 * done ** 2);
  const scale = missing === 0 ? "1" : `calc(1 + ${Math.max(missing, -1)} * var(--motion))`;
  return { opacity: round(Math.min((done + 1) * 3, 1)), transform: `scale(${scale})` };
}

import { FPS } from "#core/formats.ts";

/** The frame that is on the screen at a time of a video. */
export const frameAt = (seconds: number): number => Math.max(0, Math.floor(seconds * FPS + 1e-3));

/** A time in the middle of a frame, so that exactly this one is shown. */
export const secondsIn = (frame: number): number => (frame + 0.5) / FPS;

/** A frame as people say it: "0:03.10" is the tenth frame of the fourth second. */
export function timeCode(frame: number): string {
  const seconds = Math.floor(frame / FPS);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}.${two(frame % FPS)}`;
}

/** The frame so many steps away, inside the video. */
export const stepFrom = (frame: number, steps: number, durationFrames: number): number =>
  Math.min(Math.max(frame + steps, 0), durationFrames - 1);

import { SECOND } from "#core/clock.ts";
import { CORRUPT, decodeClip, probeMedia, type Readable, type Stream } from "./decode.ts";
import { checkSize } from "./inspect-picture.ts";
import { refuse, type Size } from "./kinds.ts";

export const LONGEST_S = 30;
export const SHORTEST_S = 0.3;
export const FEWEST_FPS = 23;
export const MOST_FPS = 60;
// A file may tell its length a little differently from its frames.
const FRAMES_THERE = 0.9;

/** Size and length of a clip that plays to its end. Throws INVALID_INPUT. */
export async function inspectClip(from: Readable): Promise<Size & { durationMs: number }> {
  const { streams, format } = await probeMedia(from);
  const video = streams.find(({ codec_type }) => codec_type === "video");
  if (!video) refuse(from.file, "has no picture in it: a clip is a video");
  const size = sizeOf(video);
  checkSize(from.file, size);
  const seconds = format.duration;
  if (seconds < SHORTEST_S) refuse(from.file, "does not say how long it is, or is shorter than 0.3 s: export it again");
  if (seconds > LONGEST_S) {
    refuse(from.file, `lasts ${seconds.toFixed(1)} s, more than ${LONGEST_S} s: cut it to the part that is shown`);
  }
  const fps = checkFrameRate(from.file, video);
  const frames = await decodeClip(from);
  if (frames < fps * seconds * FRAMES_THERE) refuse(from.file, CORRUPT, "corrupt-media");
  return { ...size, durationMs: Math.round(seconds * SECOND) };
}

function checkFrameRate(file: string, { avg_frame_rate }: Stream): number {
  const [frames = 0, seconds = 0] = avg_frame_rate.split("/").map(Number);
  const fps = seconds === 0 ? 0 : frames / seconds;
  // Half a frame: 60 frames in a little less than a second are still 60.
  if (fps < FEWEST_FPS || fps > MOST_FPS + 0.5) {
    const is = `has ${Number(fps.toFixed(2))} pictures a second`;
    refuse(file, `${is}: export it with ${FEWEST_FPS} to ${MOST_FPS}, best with 30`);
  }
  return fps;
}

function sizeOf({ width, height, side_data_list }: Stream): Size {
  const isSideways = side_data_list.some(({ rotation = 0 }) => Math.abs(rotation) % 180 === 90);
  return isSideways ? { width: height, height: width } : { width, height };
}

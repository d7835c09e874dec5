import { smallSize } from "./look.ts";
import { finish, start } from "./run.ts";

type Size = { width: number; height: number };

/**
 * Decodes the picture of a file once and gives each frame to `see`, small and grey; `alongside` is what else ffmpeg
 * does on the way. Returns what it said. Throws RENDER_FAILED.
 */
export async function seeFrames(
  { file, size, alongside = [] }: { file: string; size: Size; alongside?: string[] },
  see: (picture: Uint8Array) => void,
  signal: AbortSignal,
): Promise<string> {
  const { width, height } = smallSize(size);
  const pictures = [
    ...["-map", "0:v:0", "-vf", `scale=${width}:${height}:flags=area,format=gray`, "-fps_mode", "passthrough"],
    ...["-c:v", "rawvideo", "-f", "image2pipe", "-"],
  ];
  const child = start(
    "ffmpeg",
    ["-hide_banner", "-nostats", "-threads", "1", "-i", file, ...pictures, ...alongside],
    signal,
  );
  child.stdin.end();
  const { err } = await finish("ffmpeg", child, cutInto(width * height, see));
  return err;
}

function cutInto(bytes: number, take: (piece: Uint8Array) => void): (chunk: Buffer) => void {
  const piece = Buffer.alloc(bytes);
  let filled = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      const copied = chunk.copy(piece, filled, at);
      at += copied;
      filled += copied;
      if (filled < bytes) return;
      take(Uint8Array.from(piece));
      filled = 0;
    }
  };
}

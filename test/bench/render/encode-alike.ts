const ENCODER = "libx264";
const X264_PARAMS = "mbtree=1:rc-lookahead=5";

/** Gives Remotion's encoder what only a parameter can say, as ours has it; other calls of ffmpeg stay as they are. */
export function encodeAlike({ args }: { args: string[] }): string[] {
  return args.flatMap((arg) => (arg === ENCODER ? [arg, "-x264-params", X264_PARAMS] : [arg]));
}

import { projectPath } from "#config/project.ts";

/** How both ways of Remotion encode: as our engine does for a final video, in src/infra/ffmpeg/encode-segment.ts. */
export const PICTURE = {
  codec: "h264",
  x264Preset: "superfast",
  crf: 17,
  colorSpace: "bt709",
  imageFormat: "jpeg",
  jpegQuality: 92,
} as const;

/** The browser that all ways draw with. */
export function browserOf(executable: string | undefined): string {
  return executable ?? projectPath("dist", "browser", "chromium");
}

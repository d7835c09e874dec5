import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectPath } from "#config/project.ts";
import { RenderFailedError } from "#core/errors.ts";
import { PICTURE } from "./picture-settings.ts";
import type { Made, Video } from "./way.ts";

type Given = {
  videos: readonly Video[];
  /** Where the files go. */
  folder: string;
  /** Where it keeps temporary files. */
  scratch: string;
  mediaOrigin: string;
  browserExecutable: string;
  signal: AbortSignal;
};

/** Renders as a newcomer does: one `npx remotion render` a video, with nothing tuned. Throws RENDER_FAILED. */
export async function renderPlain({
  videos,
  folder,
  scratch,
  mediaOrigin,
  browserExecutable,
  signal,
}: Given): Promise<Made> {
  const files: string[] = [];
  for (const { name, storyboard } of videos) {
    const [props, file] = [join(folder, `${name}.json`), join(folder, `${name}.mp4`)];
    await writeFile(props, JSON.stringify({ ...storyboard, mediaOrigin }));
    await runNpx(["videos/index.ts", "episode", file, `--props=${props}`, ...options(browserExecutable)], {
      scratch,
      signal,
    });
    files.push(file);
  }
  return { files, counts: countsOf(videos), stages: {} };
}

/** Remotion draws and encodes every frame. */
export function countsOf(videos: readonly Video[]) {
  const captured = videos.reduce((sum, { storyboard }) => sum + storyboard.durationFrames, 0);
  return { captured, reused: 0, segments: videos.length, encoded: videos.length };
}

function options(browserExecutable: string): string[] {
  return [
    "--config=test/bench/render/remotion.config.ts",
    `--codec=${PICTURE.codec}`,
    `--x264-preset=${PICTURE.x264Preset}`,
    `--crf=${PICTURE.crf}`,
    `--color-space=${PICTURE.colorSpace}`,
    `--image-format=${PICTURE.imageFormat}`,
    `--jpeg-quality=${PICTURE.jpegQuality}`,
    `--browser-executable=${browserExecutable}`,
    "--muted",
    "--log=error",
  ];
}

function runNpx(args: string[], { scratch, signal }: { scratch: string; signal: AbortSignal }): Promise<void> {
  const child = spawn("npx", ["--no-install", "remotion", "render", ...args], {
    cwd: projectPath(),
    env: { ...process.env, TMPDIR: scratch, npm_config_update_notifier: "false" },
    stdio: ["ignore", "ignore", "pipe"],
    signal,
  });
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => {
    words = (words + chunk).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (code) => {
      if (code === 0) resolve();
      else reject(new RenderFailedError("encoder", `npx remotion render ended with code ${code}: ${words.trim()}`));
    });
  });
}

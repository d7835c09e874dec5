import { join } from "node:path";
import { bundle } from "@remotion/bundler";
import { makeCancelSignal, openBrowser, type RenderMediaProgress, renderMedia } from "@remotion/renderer";
import { projectPath } from "#config/project.ts";
import { SECOND } from "#core/clock.ts";
import { encodeAlike } from "./encode-alike.ts";
import type { Maker, TunedRequest } from "./messages.ts";
import { PICTURE } from "./picture-settings.ts";
import { countsOf } from "./plain-remotion.ts";
import { addUp, type Video } from "./way.ts";

const CHROMIUM = { enableMultiProcessOnLinux: true };

/** Remotion at its best: one bundle made beforehand, one warm browser for all videos. */
export async function openTuned(folder: string, browserExecutable: string): Promise<Maker<TunedRequest>> {
  const serveUrl = await bundle({
    entryPoint: projectPath("videos", "index.ts"),
    outDir: join(folder, "bundle"),
    publicDir: projectPath("videos", "public"),
    rootDir: projectPath(),
    enableCaching: false,
  });
  const browser = await openBrowser("chrome", { browserExecutable, chromiumOptions: CHROMIUM, logLevel: "error" });

  const renderOne = async (video: Video, request: TunedRequest, signal: AbortSignal) => {
    const { storyboard, name } = video;
    const file = join(request.folder, `${name}.mp4`);
    const { cancelSignal, cancel } = makeCancelSignal();
    signal.addEventListener("abort", cancel, { once: true });
    // Frames are encoded while others are drawn; what comes after the last one is the joining.
    const stages = { drawingAndEncodingMs: 0, joiningMs: 0 };
    const onProgress = ({ renderedDoneIn, encodedDoneIn }: RenderMediaProgress) => {
      stages.drawingAndEncodingMs = renderedDoneIn ?? stages.drawingAndEncodingMs;
      stages.joiningMs = encodedDoneIn ?? stages.joiningMs;
    };
    const inputProps = { ...storyboard, mediaOrigin: request.mediaOrigin };
    const startedAt = performance.now();
    await renderMedia({
      ...PICTURE,
      ffmpegOverride: encodeAlike,
      composition: compositionOf(video, inputProps),
      inputProps,
      serveUrl,
      outputLocation: file,
      puppeteerInstance: browser,
      browserExecutable,
      chromiumOptions: CHROMIUM,
      concurrency: request.concurrency,
      frameRange: request.firstFrames === undefined ? null : [0, request.firstFrames - 1],
      muted: true,
      overwrite: true,
      timeoutInMilliseconds: 30 * SECOND,
      logLevel: "error",
      cancelSignal,
      onProgress,
    });
    const wholeMs = performance.now() - startedAt;
    return { file, stages: { ...stages, wholeMs } };
  };

  return {
    make: async (request, signal) => {
      const made = [];
      for (const video of request.videos) made.push(await renderOne(video, request, signal));
      return {
        files: made.map(({ file }) => file),
        counts: countsOf(request.videos),
        stages: addUp(made.map(({ stages }) => stages)) ?? {},
      };
    },
    close: () => browser.close({ silent: true }),
  };
}

// Said outright: asking the browser for it would cost every video a page of its own.
function compositionOf({ storyboard }: Video, props: Record<string, unknown>) {
  const { width, height, fps, durationFrames } = storyboard;
  return {
    ...{ id: "episode", width, height, fps, durationInFrames: durationFrames, defaultProps: {}, props },
    ...{ defaultCodec: null, defaultOutName: null, defaultVideoImageFormat: null, defaultPixelFormat: null },
    ...{ defaultProResProfile: null, defaultSampleRate: null },
  };
}

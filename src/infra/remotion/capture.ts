import type { ChromiumOptions, HeadlessBrowser } from "@remotion/renderer";
import { makeCancelSignal, renderFrames } from "@remotion/renderer";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { Storyboard } from "#storyboards/index.ts";

/** How the browser is started, the first time and again. */
export const CHROMIUM: ChromiumOptions = { enableMultiProcessOnLinux: true };

/** Draws the named frames of a storyboard as JPEG, in the order in which the browser finishes them. */
export async function captureFrames({
  storyboard,
  frames,
  scale,
  concurrency,
  serveUrl,
  browser,
  browserExecutable,
  signal,
  onFrame,
}: {
  storyboard: Storyboard;
  frames: number[];
  scale: number;
  concurrency: number;
  serveUrl: string;
  browser: HeadlessBrowser;
  browserExecutable: string;
  signal: AbortSignal;
  onFrame: (picture: Buffer, frame: number) => Promise<void>;
}): Promise<void> {
  const { cancelSignal, cancel } = makeCancelSignal();
  // Remotion waits forever for a frame whose callback failed: the failure is kept here and ends the capture.
  let failure: unknown;
  const passOn = async (picture: Buffer, frame: number) => {
    if (failure !== undefined) return;
    try {
      await onFrame(picture, frame);
    } catch (error) {
      failure = error;
      cancel();
    }
  };
  signal.addEventListener("abort", cancel, { once: true });
  try {
    await renderFrames({
      composition: {
        id: "episode",
        width: storyboard.width,
        height: storyboard.height,
        fps: storyboard.fps,
        durationInFrames: storyboard.durationFrames,
        defaultProps: {},
        props: storyboard,
        defaultCodec: null,
        defaultOutName: null,
        defaultVideoImageFormat: null,
        defaultPixelFormat: null,
        defaultProResProfile: null,
        defaultSampleRate: null,
      },
      inputProps: storyboard,
      serveUrl,
      frames,
      puppeteerInstance: browser,
      // When the browser dies Remotion opens another one; without a path it would fetch one from the network.
      browserExecutable,
      chromiumOptions: CHROMIUM,
      scale,
      concurrency,
      imageFormat: "jpeg",
      jpegQuality: 92,
      muted: true,
      outputDir: null,
      timeoutInMilliseconds: 30 * SECOND,
      logLevel: "error",
      cancelSignal,
      onStart: () => {},
      onFrameUpdate: () => {},
      onFrameBuffer: passOn,
    });
  } catch (cause) {
    if (failure !== undefined) throw failure;
    if (signal.aborted) throw new RenderFailedError("interrupted", "The render was stopped.", { cause });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new RenderFailedError(/crash|closed|disconnected/i.test(reason) ? "browser" : "poison", reason, { cause });
  } finally {
    signal.removeEventListener("abort", cancel);
  }
  if (failure !== undefined) throw failure;
}

import type { ChromiumOptions, HeadlessBrowser } from "@remotion/renderer";
import { makeCancelSignal, renderFrames } from "@remotion/renderer";
import { projectPath } from "#config/project.ts";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import { FPS } from "#core/formats.ts";

/** How the browser is started, the first time and again. */
export const CHROMIUM: ChromiumOptions = { enableMultiProcessOnLinux: true };

/** The browser that draws, opened when it is first needed, and how many tabs of it at once. */
export type Pens = { openBrowser: () => Promise<HeadlessBrowser>; browserExecutable: string; concurrency: number };

export type DrawRequest = Pens & {
  composition: { id: "episode" | "fit"; width: number; height: number; durationFrames: number };
  props: Record<string, unknown>;
  frames: number[];
  scale: number;
  signal: AbortSignal;
  /** Called with each picture as JPEG, in the order in which the browser finishes them. */
  onFrame?: (picture: Buffer, frame: number) => Promise<void>;
  /** Called with each file that the drawing hands over. */
  onArtifact?: (content: string, name: string) => void;
};

/** Draws frames of a composition. Throws RENDER_FAILED. */
export async function drawFrames(request: DrawRequest): Promise<void> {
  const { composition, props, frames, scale, signal, concurrency, browserExecutable } = request;
  const browser = await request.openBrowser();
  const { cancelSignal, cancel } = makeCancelSignal();
  // Remotion waits forever for a frame whose callback failed: the failure is kept here and ends the drawing.
  let failure: unknown;
  const passOn = async (picture: Buffer, frame: number) => {
    if (failure !== undefined) return;
    try {
      await request.onFrame?.(picture, frame);
    } catch (error) {
      failure = error;
      cancel();
    }
  };
  signal.addEventListener("abort", cancel, { once: true });
  try {
    await renderFrames({
      composition: {
        id: composition.id,
        width: composition.width,
        height: composition.height,
        fps: FPS,
        durationInFrames: composition.durationFrames,
        defaultProps: {},
        props,
        defaultCodec: null,
        defaultOutName: null,
        defaultVideoImageFormat: null,
        defaultPixelFormat: null,
        defaultProResProfile: null,
        defaultSampleRate: null,
      },
      inputProps: props,
      serveUrl: projectPath("dist", "remotion"),
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
      onArtifact: ({ filename, content }) =>
        request.onArtifact?.(typeof content === "string" ? content : new TextDecoder().decode(content), filename),
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

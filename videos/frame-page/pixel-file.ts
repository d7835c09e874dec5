import type { FromWriter, ToWriter } from "./pixel-writer.ts";

/** A file of the browser's own, in which one picture is written over the other. */
export type PixelFile = {
  /** Makes the file and writes `mark` at its beginning: by that it is found from outside. */
  open: (mark: string) => Promise<void>;
  /** Writes what the canvas shows, in planes. */
  write: (canvas: HTMLCanvasElement) => Promise<void>;
};

/**
 * A way out of the page for pictures as they are. To pack them as JPEG and unpack them again would take more time than
 * to draw them; what is written here is read by our own process from the folder that it gave the browser.
 */
export function createPixelFile(): PixelFile {
  // Only a thread may write without waiting for the browser.
  const writer = new Worker(new URL("./pixel-writer.ts", import.meta.url), { type: "module" });

  const tell = (message: ToWriter, transfer: Transferable[] = []): Promise<void> =>
    new Promise((resolve, reject) => {
      writer.onmessage = ({ data: { fault } }: MessageEvent<FromWriter>) => {
        if (fault === undefined) resolve();
        else reject(new Error(fault));
      };
      writer.onerror = ({ message: fault }) => reject(new Error(fault));
      writer.postMessage(message, transfer);
    });

  return {
    open: (mark) => tell({ mark }),
    write: (canvas) => {
      const picture = new VideoFrame(canvas, { timestamp: 0, alpha: "discard" });
      return tell({ picture }, [picture]);
    },
  };
}

// The thread that writes pictures into a file of the browser's own.
import { toPlanes } from "./yuv.ts";

/** With `mark` the file is made, under that name and with it at its beginning; a picture is written over what is there. */
export type ToWriter = { mark: string } | { picture: VideoFrame };
/** Without a fault it was written. */
export type FromWriter = { fault?: string };

// Known to threads alone, so not to the types of a page.
type OpenFile = { write: (bytes: Uint8Array, place: { at: number }) => number };
type FileOfThread = FileSystemFileHandle & { createSyncAccessHandle: () => Promise<OpenFile> };

let file: OpenFile | undefined;
let points = new Uint32Array();
let planes = new Uint8Array();

self.onmessage = async ({ data }: MessageEvent<ToWriter>) => {
  try {
    if ("mark" in data) await make(data.mark);
    else await keep(data.picture);
    answer({});
  } catch (error) {
    answer({ fault: `The picture cannot be kept: ${error instanceof Error ? error.message : error}` });
  }
};

async function make(mark: string): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  const made = (await folder.getFileHandle(mark, { create: true })) as FileOfThread;
  file = await made.createSyncAccessHandle();
  write(new TextEncoder().encode(mark));
}

async function keep(picture: VideoFrame): Promise<void> {
  const { codedWidth: width, codedHeight: height } = picture;
  if (points.length !== width * height) {
    points = new Uint32Array(width * height);
    planes = new Uint8Array(width * height * 1.5);
  }
  await picture.copyTo(points, { format: "BGRX" });
  picture.close();
  toPlanes(points, planes, { width, height });
  write(planes);
}

function write(bytes: Uint8Array): void {
  if (file?.write(bytes, { at: 0 }) !== bytes.length) throw new Error("it was cut off");
}

function answer(message: FromWriter): void {
  self.postMessage(message);
}

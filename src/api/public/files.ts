import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { NextFunction, Request, Response } from "express";
import type { Edition, ServedFile } from "#gallery/index.ts";
import { storedPath } from "#infra/files/disk-store.ts";
import { rangeOf } from "./byte-range.ts";

const MEDIA_PATH = /^\/media\/([0-9a-f]{64})\.[a-z0-9]{3}$/;
// A piece of a video as players ask for it is read and written at once.
const PIECE_BYTES = 256 * 1024;
// Memory for pieces, used again: to collect that of thousands a second takes longer than to fill it.
const MOST_SPARE = 128;
const spare: Buffer[] = [];

// Other sites play what they frame or subscribed to; nothing of it is a page.
const HEADERS = {
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Access-Control-Allow-Origin": "*",
  "Referrer-Policy": "no-referrer",
  "Accept-Ranges": "bytes",
};

type Source = { current: () => Promise<Edition>; dataDir: string };

/** Serves public files whole or in part, and says of what was taken down that it is gone. */
export function serveMedia({ current, dataDir }: Source) {
  return async function media(request: Request, response: Response, next: NextFunction): Promise<void> {
    const isReading = request.method === "GET" || request.method === "HEAD";
    if (!isReading || !request.path.startsWith("/media/")) return next();
    const sha256 = MEDIA_PATH.exec(request.path)?.[1] ?? "";
    const file = (await current()).files.get(sha256);
    if (!file || file.url !== request.path) {
      response.setHeader("Cache-Control", "no-store");
      return next();
    }
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    response.setHeader("X-Request-Id", randomUUID());
    if (file.isGone) {
      response.writeHead(410, { "Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8" });
      response.end(request.method === "HEAD" ? undefined : "This file was taken down.");
      return;
    }
    await sendFile(request, response, file, storedPath(dataDir, sha256));
  };
}

async function sendFile(request: Request, response: Response, file: ServedFile, path: string): Promise<void> {
  const etag = `"${file.sha256}"`;
  // The name is the content, but what was taken down must not live on in a cache: each use is asked for.
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("ETag", etag);
  if (request.headers["if-none-match"]?.includes(etag)) {
    response.writeHead(304).end();
    return;
  }
  const isSame = [undefined, etag].includes(request.get("If-Range"));
  const asked = isSame ? rangeOf(request.headers.range, file.bytes) : "all";
  if (asked === "beyond") {
    response.writeHead(416, { "Content-Range": `bytes */${file.bytes}` }).end();
    return;
  }
  const { start, end } = asked === "all" ? { start: 0, end: file.bytes - 1 } : asked;
  // Opened before anything is promised: a file that is missing is a fault of ours, and told as one.
  const handle = request.method === "HEAD" ? null : await open(path);
  response.writeHead(asked === "all" ? 200 : 206, {
    "Content-Type": file.mediaType,
    "Content-Length": end - start + 1,
    ...(asked !== "all" && { "Content-Range": `bytes ${start}-${end}/${file.bytes}` }),
  });
  if (handle === null) response.end();
  else await write(response, handle, start, end);
}

async function write(response: Response, handle: FileHandle, start: number, end: number): Promise<void> {
  const length = end - start + 1;
  if (length > PIECE_BYTES) {
    // Whoever jumps in a video leaves the answer before its end.
    const stream = createReadStream("", { fd: handle, start, end, highWaterMark: PIECE_BYTES });
    await pipeline(stream, response).catch(() => response.destroy());
    return;
  }
  try {
    const piece = spare.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES);
    const { bytesRead } = await handle.read(piece, 0, length, start);
    if (bytesRead !== length) {
      response.destroy();
      return;
    }
    // Then the system has taken all of it.
    response.once("finish", () => {
      if (spare.length < MOST_SPARE) spare.push(piece);
    });
    response.end(piece.subarray(0, length));
  } finally {
    await handle.close();
  }
}

import type { Response } from "express";
import type { DrawingPorts } from "./ports.ts";

/** Sends a file that is kept under its digest, whole or in ranges, to whoever asked and to no cache between. */
export function sendStored(
  { pathOf }: DrawingPorts["files"],
  { sha256, mediaType }: { sha256: string; mediaType: string },
) {
  return (response: Response): Promise<void> =>
    new Promise((resolve, reject) => {
      response.set({ "Cache-Control": "private, no-cache", ETag: `"${sha256}"`, "Content-Disposition": "inline" });
      response.type(mediaType).sendFile(pathOf(sha256), { cacheControl: false }, (error) => {
        // Whoever hangs up in the middle has seen enough.
        if (error && !response.headersSent) reject(error);
        else resolve();
      });
    });
}

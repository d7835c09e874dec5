import type { NextFunction, Request, Response } from "express";
import type { Edition } from "#gallery/index.ts";
import { storedPath } from "#infra/files/disk-store.ts";

const MEDIA_NAME = /^([0-9a-f]{64})\.[a-z0-9]{3}$/;

/** Serves public files in ranges, and says of what was taken down that it is gone. */
export function serveMedia({ current, dataDir }: { current: () => Promise<Edition>; dataDir: string }) {
  return async function media(request: Request, response: Response, next: NextFunction): Promise<void> {
    const sha256 = MEDIA_NAME.exec(String(request.params["name"]))?.[1] ?? "";
    const file = (await current()).files.get(sha256);
    // Other sites play what they frame or subscribed to.
    response.set({ "Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*" });
    if (!file || file.isGone || file.url !== request.path) {
      response.set("Cache-Control", "no-store");
      if (!file?.isGone) return next();
      response.status(410).type("text/plain").send("This file was taken down.");
      return;
    }
    // The name is the content, but what was taken down must not live on in a cache: each use is asked for.
    response.set({ "Cache-Control": "no-cache", ETag: `"${file.sha256}"` });
    response.type(file.mediaType).sendFile(storedPath("", file.sha256), { root: dataDir, cacheControl: false });
  };
}

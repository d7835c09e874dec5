import { timingSafeEqual } from "node:crypto";
import type { Request } from "express";

/**
 * Whether whoever asks runs this program: the one who has METRICS_TOKEN.
 * Without a token only this machine may ask, and nobody through a proxy: whoever runs one sets the token.
 */
export function isOperator(request: Request, token: string | undefined): boolean {
  if (token === undefined) {
    const address = request.socket.remoteAddress ?? "";
    const isLocal = address === "::1" || address.replace("::ffff:", "").startsWith("127.");
    return isLocal && request.headers["x-forwarded-for"] === undefined;
  }
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

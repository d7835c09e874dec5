import type { Request } from "express";
import { RequestFault } from "../fault.ts";

/**
 * Refuses what a page of another site made a browser send. Browsers say where a request comes from; a program that
 * brings a token of its own needs not. Throws RequestFault `cross-site-request`.
 */
export function refuseCrossSite(request: Request, ownOrigin: string): void {
  if (request.method === "GET" || request.method === "HEAD" || request.headers.authorization !== undefined) return;
  const { origin, cookie, "sec-fetch-site": from } = request.headers;
  // Neither a browser nor a session: there is nobody in whose name it could act.
  if (origin === undefined && from === undefined && cookie === undefined) return;
  const isFromHere = from === undefined || from === "same-origin";
  const isOwn = origin === undefined ? from !== undefined : isOwnOrigin(origin, request, ownOrigin);
  if (isFromHere && isOwn) return;
  throw new RequestFault(403, "cross-site-request", `This may be sent from the pages of ${ownOrigin} only.`);
}

function isOwnOrigin(origin: string, request: Request, ownOrigin: string): boolean {
  if (origin === ownOrigin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}

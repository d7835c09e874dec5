import type { NextFunction, Request, Response } from "express";
import { countPlay, type Tally } from "#counts/index.ts";

const VIDEO = /^\/media\/([0-9a-f]{64})\.mp4$/;

/** Counts what is sent of videos, once the answer is over, and keeps nothing of who asked. */
export function countPlays(tally: Tally) {
  return function counting(request: Request, response: Response, next: NextFunction): void {
    const sha256 = VIDEO.exec(request.path)?.[1];
    if (sha256 !== undefined) {
      response.once("close", () => tally.add(sha256, countPlay(playOf(request, response)), new Date()));
    }
    next();
  };
}

function playOf({ method, headers }: Request, response: Response) {
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === "string" ? value : undefined;
  };
  const range = response.getHeader("Content-Range");
  return {
    method,
    status: response.statusCode,
    userAgent: header("user-agent"),
    dnt: header("dnt"),
    gpc: header("sec-gpc"),
    purpose: header("sec-purpose") ?? header("purpose"),
    contentRange: typeof range === "string" ? range : undefined,
    isFinished: response.writableFinished,
  };
}

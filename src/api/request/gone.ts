import type { Response } from "express";

/** Aborts when whoever asked hangs up before the answer: nobody waits for the work any more. */
export function signalOf(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

import { RenderFailedError } from "#core/errors.ts";

/** Says why a render ended without a file: what was not foreseen is a fault of its content, until proven otherwise. */
export function explainFailure(error: unknown, signal: AbortSignal): RenderFailedError {
  if (isTimeout(signal))
    return new RenderFailedError("poison", "It took longer than a render may take.", { cause: error });
  if (error instanceof RenderFailedError) return error;
  return new RenderFailedError("poison", error instanceof Error ? error.message : String(error), { cause: error });
}

/** Whether it is we who stop the work, to end the process. */
export function isStopping(signal: AbortSignal): boolean {
  return signal.aborted && !isTimeout(signal);
}

function isTimeout(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
}

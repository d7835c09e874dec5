/** Until when something may go on: so many milliseconds, and no longer than these signals let it. */
export type Limits = { ms: number; signals: readonly AbortSignal[] };

/**
 * Does something with a signal that aborts when the time is up, with a TimeoutError as its reason, or with one of the
 * signals. Made by hand, because Node 20 may throw away what AbortSignal.any() makes of AbortSignal.timeout() while
 * somebody waits for it: then it never aborts.
 */
export async function within<Result>(
  { ms, signals }: Limits,
  act: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException("The time is up.", "TimeoutError")), ms);
  const ends = signals.map((signal) => {
    const abort = () => controller.abort(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    return () => signal.removeEventListener("abort", abort);
  });
  try {
    return await act(controller.signal);
  } finally {
    clearTimeout(timer);
    for (const end of ends) end();
  }
}

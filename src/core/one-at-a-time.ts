/**
 * Lets an effect run once at a time: who asks while it runs gets one more run after it, however many ask.
 * Each call resolves with the run that began after it was made.
 */
export function oneAtATime<Result>(effect: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<unknown> = Promise.resolve();
  let waiting: Promise<Result> | null = null;
  return () => {
    waiting ??= running
      .catch(() => {})
      .then(() => {
        waiting = null;
        const run = effect();
        running = run;
        return run;
      });
    return waiting;
  };
}

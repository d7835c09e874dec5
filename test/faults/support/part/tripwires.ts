/** Where a release can be struck, in the order in which it passes these points. */
export const POINTS = [
  "before-outbox",
  "before-commit",
  "after-commit",
  "after-add",
  "job-taken",
  "intent-written",
  "before-request",
  "answered",
  "result-written",
  "job-done",
] as const;
/** Besides: each request to a platform, and each answer. */
export type Point = (typeof POINTS)[number] | "asking" | "asked";

/** The signal that a process sends itself when it passes a point for the so-many-th time. */
export type Trip = { at: Point; nth: number; signal: NodeJS.Signals };

/** Counts what passes, and strikes once where it was told to. */
export class Tripwires {
  /** How many deliveries this process is at. */
  atWork = 0;
  #set: Trip | undefined;

  set(trip: Trip | undefined): void {
    this.#set = trip && { ...trip };
  }

  /** So many deliveries pass the point at once. */
  pass(point: Point, deliveries = 1): void {
    if (this.#set?.at !== point) return;
    this.#set.nth -= deliveries;
    if (this.#set.nth > 0) return;
    const { signal } = this.#set;
    this.#set = undefined;
    process.kill(process.pid, signal);
  }
}

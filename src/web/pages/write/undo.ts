/** A value with what it was before and what was taken back. `at` is the field whose typing is still one step. */
export type Undoable<Value> = {
  past: readonly Value[];
  now: Value;
  future: readonly Value[];
  at: string | null;
};

const MOST_STEPS = 200;

export const begin = <Value>(now: Value): Undoable<Value> => ({ past: [], now, future: [], at: null });

/** The next value; what was taken back before it is gone. Typing on in one field (`at`) stays one step. */
export function change<Value>(all: Undoable<Value>, next: Value, at: string | null = null): Undoable<Value> {
  if (at !== null && at === all.at) return { ...all, now: next, future: [] };
  return { past: [...all.past, all.now].slice(-MOST_STEPS), now: next, future: [], at };
}

/** What is typed from now on is a step of its own. */
export const settle = <Value>(all: Undoable<Value>): Undoable<Value> => (all.at === null ? all : { ...all, at: null });

/** One step back, or the same when there is none. */
export function undo<Value>(all: Undoable<Value>): Undoable<Value> {
  const before = all.past.at(-1);
  if (before === undefined) return all;
  return { past: all.past.slice(0, -1), now: before, future: [all.now, ...all.future], at: null };
}

/** One step forth again, or the same when nothing was taken back. */
export function redo<Value>(all: Undoable<Value>): Undoable<Value> {
  const [next, ...future] = all.future;
  if (next === undefined) return all;
  return { past: [...all.past, all.now], now: next, future, at: null };
}

/** A value with what it was before and what was taken back. */
export type Undoable<Value> = { past: readonly Value[]; now: Value; future: readonly Value[] };

const MOST_STEPS = 100;

export const begin = <Value>(now: Value): Undoable<Value> => ({ past: [], now, future: [] });

/** The next value; what was taken back before it is gone. */
export function change<Value>({ past, now }: Undoable<Value>, next: Value): Undoable<Value> {
  return { past: [...past, now].slice(-MOST_STEPS), now: next, future: [] };
}

/** One step back, or the same when there is none. */
export function undo<Value>(all: Undoable<Value>): Undoable<Value> {
  const before = all.past.at(-1);
  if (before === undefined) return all;
  return { past: all.past.slice(0, -1), now: before, future: [all.now, ...all.future] };
}

/** One step forth again, or the same when nothing was taken back. */
export function redo<Value>(all: Undoable<Value>): Undoable<Value> {
  const [next, ...future] = all.future;
  if (next === undefined) return all;
  return { past: [...all.past, all.now], now: next, future };
}

import { setTimeout as sleep } from "node:timers/promises";

/** Hands on what is looked up again and again: one look a subject, however many listen. */
export type Feed<Value> = {
  /** Calls `hear` at each look, the first one soon; returns how to stop. */
  listen: (subject: string, hear: (value: Value) => void) => () => void;
};

/** Opens a feed that looks as often as given while somebody listens. A look that fails is told to `onError` and done again. */
export function openFeed<Value>({
  look,
  everyMs,
  onError,
}: {
  look: (subject: string) => Promise<Value>;
  everyMs: number;
  onError: (error: unknown) => void;
}): Feed<Value> {
  const subjects = new Map<string, Set<(value: Value) => void>>();
  const lookWhileHeard = async (subject: string, listeners: Set<(value: Value) => void>) => {
    while (listeners.size > 0) {
      try {
        const value = await look(subject);
        for (const hear of [...listeners]) hear(value);
      } catch (error) {
        onError(error);
      }
      await sleep(everyMs, undefined, { ref: false });
    }
  };
  return {
    listen: (subject, hear) => {
      const listeners = subjects.get(subject) ?? new Set();
      listeners.add(hear);
      if (!subjects.has(subject)) {
        subjects.set(subject, listeners);
        void lookWhileHeard(subject, listeners);
      }
      return () => {
        listeners.delete(hear);
        // Whoever comes next begins looking anew; this look ends by itself.
        if (listeners.size === 0 && subjects.get(subject) === listeners) subjects.delete(subject);
      };
    },
  };
}

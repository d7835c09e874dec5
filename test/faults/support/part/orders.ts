import type { Part } from "#cli/program.ts";
import type { FakePlatform } from "./platforms.ts";
import type { Trip } from "./tripwires.ts";
import type { Locks } from "./watch-outside.ts";

export type Start = {
  parts: readonly Part[];
  /** Where the outlet is. */
  outlet: string;
  platform?: FakePlatform;
  /** Receivers of webhooks that are reached although they are on this machine. */
  trustedOrigins?: readonly string[];
  trip?: Trip;
  locks?: Locks;
};

/** What a test asks of a process of the program, and what it answers. */
export type Orders = {
  /** Starts these parts. */
  start: (how: Start) => { origin: string | null };
  /** Strikes at another point, or nowhere. */
  trip: (trip: Trip | null) => void;
  /**
   * Plans slots by their ids: due a minute ago, or in so many milliseconds. A strike that is asked for counts from when
   * they are planned: what an earlier process left in the queue is at other points before.
   */
  plan: (slots: { scheduleId: string; episodeId: string; ids: string[]; trip?: Trip; inMs?: number }) => void;
  /** Asks the scheduler for a round now. */
  wake: () => void;
  /** Asks the database, whichever it is. */
  rows: (sql: string) => Record<string, unknown>[];
  /** How many deliveries it is at. */
  atWork: () => number;
  /** Holds the only thread of the process. */
  block: (ms: number) => void;
};
export type Order = { [Do in keyof Orders]: { id: number; do: Do; with: Parameters<Orders[Do]>[0] } }[keyof Orders];
export type Reply = { id: number; result?: unknown; error?: string };

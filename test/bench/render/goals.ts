import type { Way } from "./way.ts";

/** A figure to reach: so many times faster than another way, or within some milliseconds. */
export type Goal = { kind: "faster"; than: Exclude<Way, "ours">; times: number } | { kind: "within"; ms: number };

const faster = (than: Exclude<Way, "ours">, times: number): Goal => ({ kind: "faster", than, times });

/** The figures that the engine is to reach, by the name of the workload. */
export const GOALS: Readonly<Record<string, readonly Goal[]>> = {
  cold: [faster("tuned", 4), faster("plain", 5)],
  edit: [faster("tuned", 15), faster("plain", 20)],
  voice: [faster("tuned", 30)],
  campaign: [faster("tuned", 6), faster("plain", 8)],
  unchanged: [{ kind: "within", ms: 1000 }],
  moving: [faster("tuned", 0.95)],
};

import { capturesFor, planSegments, type Segment } from "#renders/index.ts";
import type { Storyboard } from "#storyboards/index.ts";
import type { Counts } from "./way.ts";

type Seen = { storyboard: Storyboard; identities: readonly string[] };

/** What a render of `next` must take when the pieces of `before` are in the store, by the plan alone. */
export function expectedCounts(next: Seen, before: readonly Seen[]): Counts {
  const kept = new Set(before.flatMap((one) => segmentsOf(one).map(shown)));
  const segments = segmentsOf(next);
  const missing = segments.filter((segment) => !kept.has(shown(segment)));
  const captured = missing.reduce((sum, segment) => sum + capturesFor([segment]).length, 0);
  return {
    captured,
    reused: next.storyboard.durationFrames - captured,
    segments: segments.length,
    encoded: missing.length,
  };
}

/** What differs from the plan, in words; nothing when all is as it should be. */
export function countFaults(found: Counts | null, expected: Counts): string[] {
  if (found === null) return ["nothing was counted"];
  return (Object.keys(expected) as (keyof Counts)[])
    .filter((name) => found[name] !== expected[name])
    .map((name) => `${name} ${found[name]} where the plan says ${expected[name]}`);
}

const segmentsOf = ({ storyboard, identities }: Seen) => planSegments(storyboard, identities);
const shown = ({ holds }: Segment) => JSON.stringify(holds.map(({ identity, frames }) => [identity, frames]));

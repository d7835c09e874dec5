import { MINUTE } from "#core/clock.ts";

/** One language and shape of an episode that a release needs: the render that would go out, if there is one. */
export type Variant = {
  locale: string;
  format: string;
  render: {
    id: string;
    contentHash: string;
    isReady: boolean;
    /** Kinds of approval that are missing for exactly this hash. */
    missingApprovals: readonly string[];
  } | null;
};

/** All that the database says about a slot that is due, read in the transaction that will claim it. */
export type DueFacts = {
  nominalAt: Date;
  graceMs: number;
  isPaused: boolean;
  holds: readonly { reason: string }[];
  blackout: { reason: string; policy: "shift" | "skip" | "hold" } | null;
  isAfterEnd: boolean;
  hasConsent: boolean;
  hasChannel: boolean;
  variants: readonly Variant[];
};

export type Decision =
  | { do: "release"; isLate: boolean; renderIds: string[] }
  | { do: "hold"; reason: string }
  | { do: "miss"; reason: string }
  | { do: "skip"; reason: string };

// Lateness within this is the scheduler's own round, not worth a word.
const ON_TIME_MS = MINUTE;

/** What becomes of a due slot. Time, pauses and holds come before content: a hold wins over everything but lateness. */
export function decide(facts: DueFacts, now: Date): Decision {
  const lateMs = now.getTime() - facts.nominalAt.getTime();
  if (facts.isPaused) return { do: "skip", reason: "paused" };
  if (facts.isAfterEnd) return { do: "skip", reason: "the campaign is over" };
  if (lateMs > facts.graceMs) return { do: "miss", reason: "too late: the scheduler was away, or the slot was held" };
  const hold = facts.holds[0];
  if (hold) return { do: "hold", reason: `held: ${hold.reason}` };
  if (facts.blackout) {
    // Shifting is the planner's work, before a slot is due; one that stands in a blackout all the same waits for a person.
    return { do: facts.blackout.policy === "skip" ? "skip" : "hold", reason: `blackout: ${facts.blackout.reason}` };
  }
  if (!facts.hasConsent)
    return { do: "hold", reason: "the presenter's consent to these channels is missing, expired or withdrawn" };
  if (!facts.hasChannel) return { do: "hold", reason: "no channel is active" };

  const renderIds: string[] = [];
  for (const { locale, format, render } of facts.variants) {
    const name = `${locale} ${format}`;
    if (render === null || !render.isReady) return { do: "hold", reason: `not ready: ${name} is not rendered` };
    if (render.missingApprovals.length > 0) {
      return { do: "hold", reason: `not approved: ${name} lacks ${render.missingApprovals.join(" and ")}` };
    }
    renderIds.push(render.id);
  }
  if (renderIds.length === 0) return { do: "hold", reason: "not ready: there is no script" };
  return { do: "release", isLate: lateMs > ON_TIME_MS, renderIds };
}

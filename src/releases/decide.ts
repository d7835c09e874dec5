import { MINUTE } from "#core/clock.ts";

/** One language and shape of an episode that a release needs: the render that would go out, if there is one. */
export type Variant = {
  locale: string;
  format: string;
  /** Without its end card it is for channels that forbid one. */
  hasEndCard: boolean;
  render: {
    id: string;
    contentHash: string;
    isReady: boolean;
    /** Kinds of approval that are missing for exactly this hash. */
    missingApprovals: readonly string[];
    /** What a reviewer has against it, besides an approval that is missing. */
    objection: string | null;
    /** What in it should have been read again by now. */
    expired: string | null;
  } | null;
};

/** All that the database says about a slot that is due, read in the transaction that will claim it. */
export type DueFacts = {
  nominalAt: Date;
  graceMs: number;
  /** Since when its campaign, its schedule, all its channels or everything is paused. */
  pausedAt: Date | null;
  holds: readonly { reason: string }[];
  blackout: {
    reason: string;
    policy: "shift" | "skip" | "hold";
    /** The next free time of the schedule; null when there is none within four weeks. */
    shiftTo: { wallTime: string; instant: Date; isShifted: boolean } | null;
  } | null;
  isAfterEnd: boolean;
  hasConsent: boolean;
  hasChannel: boolean;
  variants: readonly Variant[];
};

type NotYet =
  | { do: "hold"; reason: string }
  | { do: "miss"; reason: string }
  | { do: "skip"; reason: string }
  | { do: "shift"; reason: string; to: NonNullable<NonNullable<DueFacts["blackout"]>["shiftTo"]> };
export type Decision = { do: "release"; isLate: boolean; renderIds: string[] } | NotYet;

// Lateness within this is the scheduler's own round, not worth a word.
const ON_TIME_MS = MINUTE;

/** What becomes of a due slot. Time, pauses and holds come before content: a hold wins over everything but lateness. */
export function decide(facts: DueFacts, now: Date): Decision {
  const lateMs = now.getTime() - facts.nominalAt.getTime();
  const paused = decidePause(facts);
  if (paused?.do === "skip") return paused;
  if (facts.isAfterEnd) return { do: "skip", reason: "the campaign is over" };
  if (lateMs > facts.graceMs) return { do: "miss", reason: "too late: the scheduler was away, or the slot was held" };
  const against = paused ?? speaksAgainst(facts);
  if (against) return against;
  const renderIds = facts.variants.flatMap(({ render }) => (render ? [render.id] : []));
  return { do: "release", isLate: lateMs > ON_TIME_MS, renderIds };
}

/** What speaks against sending at this moment, whether it is late or not; null when nothing does. */
export function speaksAgainst(facts: DueFacts): NotYet | null {
  const hold = facts.holds[0];
  if (facts.pausedAt) return { do: "hold", reason: "paused" };
  if (hold) return { do: "hold", reason: `held: ${hold.reason}` };
  if (facts.blackout) return decideBlackout(facts.blackout);
  if (!facts.hasConsent)
    return { do: "hold", reason: "the presenter's consent to these channels is missing, expired or withdrawn" };
  if (!facts.hasChannel) return { do: "hold", reason: "no channel is active" };
  const reason = faultIn(facts.variants);
  return reason === null ? null : { do: "hold", reason };
}

// What comes due in a pause is over; what was due before it waits for the end of the pause, as long as its grace lasts.
function decidePause({ pausedAt, nominalAt }: DueFacts): NotYet | null {
  if (!pausedAt) return null;
  const isDueInIt = nominalAt.getTime() >= pausedAt.getTime() - ON_TIME_MS;
  return isDueInIt ? { do: "skip", reason: "paused" } : { do: "hold", reason: "paused" };
}

function decideBlackout({ reason: name, policy, shiftTo }: NonNullable<DueFacts["blackout"]>): NotYet {
  const reason = `blackout: ${name}`;
  if (policy !== "shift") return { do: policy, reason };
  return shiftTo ? { do: "shift", reason, to: shiftTo } : { do: "miss", reason };
}

function faultIn(variants: readonly Variant[]): string | null {
  if (variants.length === 0) return "not ready: there is no script";
  for (const { locale, format, hasEndCard, render } of variants) {
    const name = `${locale} ${format}${hasEndCard ? "" : " without its end card"}`;
    if (render === null || !render.isReady) return `not ready: ${name} is not rendered`;
    if (render.missingApprovals.length > 0)
      return `not approved: ${name} lacks ${render.missingApprovals.join(" and ")}`;
    if (render.objection !== null) return `not approved: ${name}: ${render.objection}`;
    if (render.expired !== null) return `expired: ${render.expired}`;
  }
  return null;
}

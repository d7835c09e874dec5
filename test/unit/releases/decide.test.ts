import { describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "#core/clock.ts";
import { type Decision, type DueFacts, decide, type Variant } from "#releases/index.ts";

const NOMINAL = new Date("2026-12-01T09:00:00Z");
const pastNominal = (ms: number) => new Date(NOMINAL.getTime() + ms);

const variant = (changes: Partial<NonNullable<Variant["render"]>> = {}, locale = "en"): Variant => ({
  locale,
  format: "vertical",
  hasEndCard: true,
  render: {
    id: `render-${locale}`,
    contentHash: "c".repeat(64),
    isReady: true,
    missingApprovals: [],
    objection: null,
    expired: null,
    ...changes,
  },
});
const READY: DueFacts = {
  nominalAt: NOMINAL,
  graceMs: 6 * HOUR,
  pausedAt: null,
  holds: [],
  blackout: null,
  isAfterEnd: false,
  hasConsent: true,
  hasChannel: true,
  variants: [variant()],
};
const RELEASE: Decision = { do: "release", isLate: false, renderIds: ["render-en"] };

describe("a slot goes out when nothing speaks against it", () => {
  test("on time", () => {
    expect(decide(READY, NOMINAL)).toEqual(RELEASE);
  });

  test("with the video of every language and shape", () => {
    const variants = [variant(), variant({}, "de"), variant({}, "ar")];
    expect(decide({ ...READY, variants }, NOMINAL)).toMatchObject({
      renderIds: ["render-en", "render-de", "render-ar"],
    });
  });

  test.each<[lateMs: number, expected: Decision["do"], isLate?: boolean]>([
    [MINUTE, "release", false],
    [MINUTE + 1, "release", true],
    [6 * HOUR, "release", true],
    [6 * HOUR + 1, "miss"],
    [365 * 24 * HOUR, "miss"],
  ])("%i ms after its time: %s", (lateMs, expected, isLate) => {
    const decision = decide(READY, pastNominal(lateMs));
    expect(decision.do).toBe(expected);
    if (isLate !== undefined) expect(decision).toMatchObject({ isLate });
  });

  test("without grace a slot is missed at once", () => {
    expect(decide({ ...READY, graceMs: 0 }, pastNominal(SECOND)).do).toBe("miss");
    expect(decide({ ...READY, graceMs: 0 }, NOMINAL).do).toBe("release");
  });
});

// Ordered: each line wins over all that stand below it.
const AGAINST: [what: string, facts: Partial<DueFacts>, expected: Decision][] = [
  ["paused", { pausedAt: NOMINAL }, { do: "skip", reason: "paused" }],
  ["over", { isAfterEnd: true }, { do: "skip", reason: "the campaign is over" }],
  ["late", { graceMs: -1 }, { do: "miss", reason: "too late: the scheduler was away, or the slot was held" }],
  ["held", { holds: [{ reason: "an incident" }, { reason: "another" }] }, { do: "hold", reason: "held: an incident" }],
  [
    "blacked out",
    { blackout: { reason: "Holidays", policy: "hold", shiftTo: null } },
    { do: "hold", reason: "blackout: Holidays" },
  ],
  [
    "without consent",
    { hasConsent: false },
    { do: "hold", reason: "the presenter's consent to these channels is missing, expired or withdrawn" },
  ],
  ["without a channel", { hasChannel: false }, { do: "hold", reason: "no channel is active" }],
  [
    "not rendered",
    { variants: [variant(), { locale: "de", format: "square", hasEndCard: true, render: null }] },
    { do: "hold", reason: "not ready: de square is not rendered" },
  ],
];

describe("one thing against it is enough", () => {
  test.each(AGAINST)("%s", (_what, facts, expected) => {
    expect(decide({ ...READY, ...facts }, NOMINAL)).toEqual(expected);
  });

  test.each([
    ["a video that is still being made", [variant({ isReady: false })], "not ready: en vertical is not rendered"],
    ["a missing approval", [variant({ missingApprovals: ["brand"] })], "not approved: en vertical lacks brand"],
    [
      "two missing approvals",
      [variant({ missingApprovals: ["accuracy", "brand"] })],
      "not approved: en vertical lacks accuracy and brand",
    ],
    [
      "one language of two that is not approved",
      [variant(), variant({ missingApprovals: ["brand"] }, "de")],
      "not approved: de vertical lacks brand",
    ],
    [
      "changes that were asked for",
      [variant({ objection: "changes to it were asked for" })],
      "not approved: en vertical: changes to it were asked for",
    ],
    ["no script at all", [], "not ready: there is no script"],
  ])("%s", (_what, variants, reason) => {
    expect(decide({ ...READY, variants }, NOMINAL)).toEqual({ do: "hold", reason });
  });
});

describe("where several things speak against it, the weightiest is named", () => {
  test.each(AGAINST.map(([what], index) => [what, index] as const))("%s wins over all that follows", (_what, index) => {
    const all: DueFacts = Object.assign(
      {},
      READY,
      ...AGAINST.slice(index)
        .map(([, facts]) => facts)
        .reverse(),
    );
    expect(decide(all, NOMINAL)).toEqual(AGAINST[index]?.[2]);
  });
});

test("a blackout that says skip ends the slot instead of holding it", () => {
  const blackout = { reason: "Holidays", policy: "skip", shiftTo: null } as const;
  expect(decide({ ...READY, blackout }, NOMINAL)).toEqual({ do: "skip", reason: "blackout: Holidays" });
});

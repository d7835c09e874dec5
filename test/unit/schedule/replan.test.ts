import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type PlannedEpisode,
  planRollout,
  type Replan,
  type RolloutCampaign,
  replan,
  type StandingSlot,
} from "#schedule/index.ts";

const BEFORE = new Date("2026-01-01T00:00:00Z");

type Episode = Partial<PlannedEpisode> & { slug: string };

function campaignOf(episodes: Episode[], over: Partial<RolloutCampaign> = {}): RolloutCampaign {
  return {
    timeZone: "Europe/London",
    startsOn: "2026-11-24",
    endsOn: "2027-01-01",
    cadence: { weekdays: ["tue", "thu"], at: "09:00" },
    blackouts: [],
    ...over,
    episodes: episodes.map((episode) => ({ title: episode.slug, ...episode })),
  };
}

const names = (...slugs: string[]): Episode[] => slugs.map((slug) => ({ slug }));
const time = (day: string) => `2026-${day}T09:00`;

/** The plan as it stands, then one move. */
function move(
  episodes: Episode[],
  slug: string,
  to: string,
  { over = {}, locked = [], now = BEFORE }: { over?: Partial<RolloutCampaign>; locked?: string[]; now?: Date } = {},
): Replan {
  const campaign = campaignOf(episodes, over);
  const current = planRollout({ campaign, now: BEFORE }).slots.map(({ episode, wallTime }) => ({
    slug: episode.slug,
    wallTime,
    isLocked: locked.includes(episode.slug),
  }));
  return replan({ campaign, current, move: { slug, to }, now });
}

function changes(result: Replan): string[] {
  if (result.is === "refused") return [`${result.reason}: ${result.message}`];
  return [
    ...result.moved.map(({ slug, from, to, why }) => `${slug} ${from.slice(5, 10)} > ${to.slice(5, 16)}: ${why}`),
    ...result.unplaced.map(({ episode, reason }) => `${episode.slug} without: ${reason}`),
  ];
}

// a 11-24, b 11-26, c 12-01, d 12-03, e 12-08, f 12-10
const six = names("a", "b", "c", "d", "e", "f");

describe("a move by hand", () => {
  test("to a free time moves nothing else", () => {
    expect(changes(move(six, "c", "2026-12-02T17:30"))).toEqual(["c 12-01 > 12-02T17:30: moved by hand"]);
  });

  test("to where it is changes nothing", () => {
    const result = move(six, "c", time("12-01"));
    expect(result).toMatchObject({ is: "proposal", moved: [], unplaced: [] });
    expect(result.is === "proposal" && result.kept).toHaveLength(6);
  });

  test("forward to a taken time pushes those on until a time is free, in their order", () => {
    expect(changes(move(six, "e", time("11-26")))).toEqual([
      "e 12-08 > 11-26T09:00: moved by hand",
      "b 11-26 > 12-01T09:00: e has its time",
      "c 12-01 > 12-03T09:00: b has its time",
      "d 12-03 > 12-08T09:00: c has its time",
    ]);
  });

  test("back to a taken time pushes those on, past the last one", () => {
    expect(changes(move(six, "b", time("12-08")))).toEqual([
      "b 11-26 > 12-08T09:00: moved by hand",
      "e 12-08 > 12-10T09:00: b has its time",
      "f 12-10 > 12-15T09:00: e has its time",
    ]);
  });

  test("says for each audience when it would be", () => {
    const audiences = [
      { name: "london", timeZone: "Europe/London" },
      { name: "vancouver", timeZone: "America/Vancouver" },
    ];
    const result = move(six, "c", "2026-12-02T09:00", { over: { audiences } });
    expect(result.is === "proposal" && result.moved[0]?.slots.map(({ instant }) => instant)).toEqual([
      "2026-12-02T09:00:00.000Z",
      "2026-12-02T16:00:00.000Z",
    ]);
  });

  test("moves what would come too near to it", () => {
    const over = { limits: { minGapHours: 24 } };
    expect(changes(move(names("a", "b", "c"), "a", "2026-12-01T08:00", { over }))).toEqual([
      "a 11-24 > 12-01T08:00: moved by hand",
      "c 12-01 > 12-03T09:00: it would come too near to another",
    ]);
  });

  test("moves what would be one too many in its week", () => {
    const over = { limits: { perWeek: 2 } };
    expect(changes(move(six, "a", "2026-12-04T09:00", { over }))).toEqual([
      "a 11-24 > 12-04T09:00: moved by hand",
      "d 12-03 > 12-08T09:00: its week would have too many",
      "e 12-08 > 12-10T09:00: d has its time",
      "f 12-10 > 12-15T09:00: e has its time",
    ]);
  });

  test("takes along what must come after it", () => {
    const bound = [{ slug: "a" }, { slug: "b", after: ["a"] }, ...names("c", "d")];
    expect(changes(move(bound, "a", "2026-12-01T12:00"))).toEqual([
      "a 11-24 > 12-01T12:00: moved by hand",
      "b 11-26 > 12-03T09:00: it comes after a",
      "c 12-01 > 12-08T09:00: it keeps its place behind b",
      "d 12-03 > 12-10T09:00: b has its time",
    ]);
  });

  test("does not push an episode out of its window", () => {
    const window = { from: "2026-12-01T00:00", until: "2026-12-02T00:00" };
    const bound = [...names("a", "b"), { slug: "c", window }, { slug: "d" }];
    expect(changes(move(bound, "a", time("11-26")))).toEqual([
      "a 11-24 > 11-26T09:00: moved by hand",
      "b 11-26 > 12-03T09:00: a has its time",
      "d 12-03 > 12-08T09:00: b has its time",
    ]);
  });

  test("leaves without a slot what has no time left, and says so", () => {
    const over = { endsOn: "2026-12-04" };
    expect(changes(move(names("a", "b", "c", "d"), "a", time("12-01"), { over }))).toEqual([
      "a 11-24 > 12-01T09:00: moved by hand",
      "c 12-01 > 12-03T09:00: a has its time",
      "d without: after_end",
    ]);
  });

  test("never touches what is locked: the others go around it", () => {
    expect(changes(move(six, "f", time("11-26"), { locked: ["c"] }))).toEqual([
      "f 12-10 > 11-26T09:00: moved by hand",
      "b 11-26 > 12-03T09:00: f has its time",
      "d 12-03 > 12-08T09:00: b has its time",
      "e 12-08 > 12-10T09:00: d has its time",
    ]);
  });
});

describe("a move by hand is refused", () => {
  const holidays = {
    from: "2026-12-24T00:00",
    until: "2026-12-27T00:00",
    reason: "Christmas",
    policy: "shift" as const,
  };
  test.each<[string, string, string, Parameters<typeof move>[3], string]>([
    ["of an episode without a slot", "z", time("12-02"), {}, "unknown: z has no slot that could be moved."],
    [
      "of a locked one",
      "c",
      time("12-02"),
      { locked: ["c"] },
      "locked: c is out or locked, and its slot stays where it is.",
    ],
    ["of one that is out", "a", time("12-02"), { now: new Date("2026-11-24T09:00:00Z") }, "locked: a is out or locked"],
    [
      "into the past",
      "c",
      time("11-25"),
      { now: new Date("2026-11-26T10:00:00Z") },
      "past: Wed 2026-11-25 09:00 has passed.",
    ],
    ["past the end", "c", "2027-01-01T00:00", {}, "end: The campaign ends before 2027-01-01."],
    [
      "into a blackout",
      "c",
      time("12-25"),
      { over: { blackouts: [holidays] } },
      "blackout: Fri 2026-12-25 09:00 is closed: Christmas.",
    ],
    ["onto a locked one", "c", time("12-08"), { locked: ["e"] }, "clash: Tue 2026-12-08 09:00 belongs to e"],
    [
      "too near to a locked one",
      "c",
      "2026-12-08T08:00",
      { locked: ["e"], over: { limits: { minGapHours: 24 } } },
      "clash: Tue 2026-12-08 08:00 would break the limits (24 h between two).",
    ],
  ])("%s", (_, slug, to, options, message) => {
    expect(changes(move(six, slug, to, options))[0]?.slice(0, message.length)).toBe(message);
  });

  const bound = [{ slug: "a" }, { slug: "b", after: ["a"] }, { slug: "c" }];
  test("to before what it follows", () => {
    expect(changes(move(bound, "b", "2026-11-24T08:00"))).toEqual([
      "order: b comes after a, which goes out later than that.",
    ]);
  });

  test("to so soon after what it follows that this would have to make way", () => {
    const over = { limits: { minGapHours: 30 } };
    expect(changes(move(bound, "b", time("11-25"), { over }))).toEqual([
      "order: b comes after a, which would have to make way.",
    ]);
  });

  test("to where what a locked one follows would have to make way", () => {
    expect(changes(move([...names("x"), ...bound], "x", time("11-26"), { locked: ["b"] }))).toEqual([
      "order: b comes after a, which would have to make way.",
    ]);
  });

  test("to after what follows it and is locked", () => {
    expect(changes(move(bound, "a", time("12-08"), { locked: ["b"] }))).toEqual([
      "order: b comes after a and goes out before that.",
    ]);
  });

  test("but a blackout in which a person decides lets a person decide", () => {
    const over = { blackouts: [{ ...holidays, policy: "hold" as const }] };
    const result = move(six, "c", time("12-25"), { over });
    expect(result.is === "proposal" && result.moved[0]?.slots[0]?.heldFor).toBe("Christmas");
  });
});

test("whatever is moved, the others end in order, free of clashes, and none of them goes earlier or is lost", () => {
  const scenario = fc.record({
    count: fc.integer({ min: 2, max: 10 }),
    which: fc.nat(),
    day: fc.integer({ min: 0, max: 36 }),
    locked: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
    minGapHours: fc.constantFrom(0, 30),
    after: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  });
  fc.assert(
    fc.property(scenario, ({ count, which, day, locked, minGapHours, after }) => {
      const episodes = Array.from({ length: count }, (_, index) => ({
        slug: `e${index}`,
        ...(index > 0 && after[index] ? { after: [`e${index - 1}`] } : {}),
      }));
      const campaign = campaignOf(episodes, { limits: { minGapHours } });
      const isLocked = (index: number) => locked.includes(index);
      const current: StandingSlot[] = planRollout({ campaign, now: BEFORE }).slots.map(
        ({ episode, wallTime }, index) => ({
          slug: episode.slug,
          wallTime,
          isLocked: isLocked(index),
        }),
      );
      const slug = `e${which % count}`;
      const to = new Date(Date.UTC(2026, 10, 24, 9) + day * 864e5).toISOString().slice(0, 16);
      const result = replan({ campaign, current, move: { slug, to }, now: BEFORE });
      if (result.is === "refused") return;

      const named = [...result.moved, ...result.kept, ...result.unplaced.map(({ episode }) => episode)];
      expect(named.map((one) => one.slug).sort()).toEqual(current.map((one) => one.slug).sort());
      const then = new Map([
        ...result.kept.map((one) => [one.slug, one.wallTime] as const),
        ...result.moved.map((one) => [one.slug, one.to] as const),
      ]);
      expect(then.get(slug)).toBe(to);
      for (const one of current) {
        const now = then.get(one.slug);
        if (now === undefined || one.slug === slug) continue;
        expect(one.isLocked ? now === one.wallTime : now >= one.wallTime).toBe(true);
      }
      const others = current.filter((one) => one.slug !== slug && !one.isLocked && then.has(one.slug));
      const times = others.map((one) => then.get(one.slug) ?? "");
      expect(times).toEqual([...times].sort());
      const all = [...then.values()].sort().map((wallTime) => Date.parse(`${wallTime}Z`));
      for (const [index, ms] of all.slice(1).entries())
        expect(ms - (all[index] ?? 0)).toBeGreaterThanOrEqual(Math.max(1, minGapHours * 36e5));
      for (const { slug: name, after: before = [] } of episodes)
        for (const other of before)
          if (then.has(name)) expect((then.get(other) ?? "never") < (then.get(name) ?? "")).toBe(true);
    }),
    { numRuns: 500 },
  );
});

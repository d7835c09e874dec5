import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { campaignFileSchema } from "#campaigns/index.ts";
import { DAY, HOUR } from "#core/clock.ts";
import { parseYamlFile } from "#core/yaml.ts";
import {
  formatRollout,
  type PlannedEpisode,
  planRollout,
  type Rollout,
  type RolloutCampaign,
} from "#schedule/index.ts";

const BEFORE = new Date("2026-01-01T00:00:00Z");

type Episode = Partial<PlannedEpisode> & { slug: string };

function plan(episodes: Episode[], over: Partial<RolloutCampaign> = {}): Rollout {
  const campaign: RolloutCampaign = {
    timeZone: "Europe/London",
    startsOn: "2026-11-23",
    endsOn: "2027-01-01",
    cadence: { weekdays: ["tue", "thu"], at: "09:00" },
    blackouts: [],
    ...over,
    episodes: episodes.map((episode) => ({ title: episode.slug, ...episode })),
  };
  return planRollout({ campaign, now: BEFORE });
}

function placed({ slots }: Rollout): string[] {
  return slots.map(({ episode, wallTime }) => `${episode.slug} ${wallTime.slice(5, 10)}`);
}

const names = (...slugs: string[]) => slugs.map((slug) => ({ slug }));
const blackFriday = { from: "2026-11-25T00:00", until: "2026-12-01T00:00", name: "Black Friday week" };

describe("an episode that wants its time", () => {
  test("goes there, and the others keep their order around it", () => {
    const rollout = plan([...names("a", "b", "c"), { slug: "shop", window: blackFriday }]);
    expect(placed(rollout)).toEqual(["a 11-24", "shop 11-26", "b 12-01", "c 12-03"]);
    expect(rollout.slots[1]?.notes).toEqual(["in its window, Black Friday week"]);
  });

  test("is said not to fit, and why, when its turn there is taken", () => {
    const rollout = plan([
      { slug: "a" },
      { slug: "sale", window: blackFriday },
      { slug: "shop", window: { ...blackFriday, name: "Cyber week" } },
    ]);
    expect(placed(rollout)).toEqual(["a 11-24", "sale 11-26"]);
    expect(rollout.unplaced).toEqual([
      {
        episode: { position: 3, slug: "shop", title: "shop" },
        reason: "window",
        message:
          "it wants Cyber week, Wed 2026-11-25 00:00 to Tue 2026-12-01 00:00, and no turn is free for it there: Thu 2026-11-26 09:00 has sale",
        remedy: "widen its window, add a turn to the cadence in that time, or place it by hand",
      },
    ]);
  });

  test("is said not to fit when that time is closed", () => {
    const blackouts = [
      { from: "2026-11-26T00:00", until: "2026-11-27T00:00", reason: "Thanksgiving", policy: "shift" as const },
    ];
    const { unplaced } = plan([{ slug: "shop", window: blackFriday }], { blackouts });
    expect(unplaced[0]).toMatchObject({ reason: "window" });
    expect(unplaced[0]?.message).toContain("moved on from Thu 2026-11-26 09:00: Thanksgiving");
  });

  test("goes before another whose time is longer", () => {
    const long = { from: "2026-11-23T00:00", until: "2026-12-10T00:00" };
    const rollout = plan([
      { slug: "long", window: long },
      { slug: "short", window: { ...long, until: "2026-11-25T00:00" } },
    ]);
    expect(placed(rollout)).toEqual(["short 11-24", "long 11-26"]);
  });

  test("has its prerequisites before it, early only as far as they must be", () => {
    const late = { from: "2026-12-10T00:00", until: "2026-12-11T00:00" };
    const rollout = plan(
      [...names("a", "b", "c", "d", "e", "first", "second"), { slug: "wanting", after: ["second"], window: late }].map(
        (episode) => (episode.slug === "second" ? { ...episode, after: ["first"] } : episode),
      ),
    );
    expect(placed(rollout)).toEqual([
      "a 11-24",
      "b 11-26",
      "c 12-01",
      "first 12-03",
      "second 12-08",
      "wanting 12-10",
      "d 12-15",
      "e 12-17",
    ]);
  });
});

describe("prerequisites", () => {
  test("an episode waits for those before it, wherever they stand in the list", () => {
    expect(placed(plan([{ slug: "b", after: ["a"] }, { slug: "c" }, { slug: "a" }]))).toEqual([
      "c 11-24",
      "a 11-26",
      "b 12-01",
    ]);
  });

  test("an episode without its prerequisite has no slot, and so on down the line", () => {
    const { slots, unplaced } = plan([
      { slug: "gone", window: { from: "2026-11-27T00:00", until: "2026-11-28T00:00" } },
      { slug: "next", after: ["gone"] },
      { slug: "last", after: ["next"] },
    ]);
    expect(slots).toEqual([]);
    expect(unplaced.map(({ reason, message }) => `${reason}: ${message}`.slice(0, 60))).toEqual(
      [
        "window: it wants Fri 2026-11-27 00:00 to Sat 2026-11-28 00:00",
        "prerequisite: it comes after gone, which has no slot",
        "prerequisite: it comes after next, which has no slot",
      ].map((text) => text.slice(0, 60)),
    );
  });

  test("one that is not in the plan counts as out, and the plan says so", () => {
    expect(plan([{ slug: "a", after: ["elsewhere"] }]).slots[0]?.notes).toEqual([
      "comes after elsewhere, which is not in this plan",
    ]);
  });
});

describe("limits", () => {
  const hourly: Partial<RolloutCampaign> = { cadence: { kind: "cron", cron: "0 * * * *" } };
  test.each<[string, RolloutCampaign["limits"], string[]]>([
    ["a gap", { minGapHours: 30 }, ["2026-11-23T00:00", "2026-11-24T06:00", "2026-11-25T12:00", "2026-11-26T18:00"]],
    ["two a day", { perDay: 2 }, ["2026-11-23T00:00", "2026-11-23T01:00", "2026-11-24T00:00", "2026-11-24T01:00"]],
    ["three a week", { perWeek: 3 }, ["2026-11-23T00:00", "2026-11-23T01:00", "2026-11-23T02:00", "2026-11-30T00:00"]],
    [
      "all at once",
      { minGapHours: 5, perDay: 2, perWeek: 3 },
      ["2026-11-23T00:00", "2026-11-23T05:00", "2026-11-24T00:00", "2026-11-30T00:00"],
    ],
  ])("%s is kept", (_, limits, expected) => {
    const { slots, notes } = plan(names("a", "b", "c", "d"), { ...hourly, limits });
    expect(slots.map(({ wallTime }) => wallTime)).toEqual(expected);
    expect(notes.join()).toMatch(/^Times of the cadence left free to keep the limits \(.*\): \d+\.$/);
  });

  test("a gap is that of the clock that runs through it: an hour less in the night of the change", () => {
    const limits = { minGapHours: 24 };
    const over = { startsOn: "2027-03-27", endsOn: "2027-04-03", limits };
    const { slots } = plan(names("a", "b"), { ...over, cadence: { weekdays: ["sat", "sun", "mon"], at: "09:00" } });
    expect(slots.map(({ wallTime }) => wallTime)).toEqual(["2027-03-27T09:00", "2027-03-29T09:00"]);
  });
});

describe("blackouts of more than 28 days", () => {
  const winter = { from: "2026-11-24T00:00", until: "2026-12-24T00:00", reason: "Winter", policy: "shift" as const };
  test("leave out the episodes that would come too late, and no others", () => {
    const rollout = plan(names("a", "b", "c"), { blackouts: [winter], endsOn: "2027-03-01" });
    expect(placed(rollout)).toEqual(["b 12-24", "c 12-29"]);
    expect(rollout.unplaced).toMatchObject([{ episode: { slug: "a" }, reason: "blackout" }]);
    expect(rollout.unplaced[0]?.message).toBe(
      "its turn, Tue 2026-11-24 09:00, is closed (Winter), and the next free one, Thu 2026-12-24 09:00, is more than 28 days later",
    );
  });

  test("of exactly 28 days leave out nobody", () => {
    const blackouts = [{ ...winter, until: "2026-12-22T09:00" }];
    expect(placed(plan(names("a", "b"), { blackouts }))).toEqual(["a 12-22", "b 12-24"]);
  });
});

describe("audiences", () => {
  const audiences = [
    { name: "london", timeZone: "Europe/London", locale: "en" },
    { name: "vancouver", timeZone: "America/Vancouver" },
  ];

  test("get one slot each, at the same time on the wall", () => {
    expect(plan(names("a"), { audiences }).slots).toMatchObject([
      { audience: "london", locale: "en", wallTime: "2026-11-24T09:00", instant: "2026-11-24T09:00:00.000Z" },
      { audience: "vancouver", wallTime: "2026-11-24T09:00", instant: "2026-11-24T16:00:00.000Z" },
    ]);
  });

  test("are counted as one episode, and named in the table", () => {
    const text = formatRollout(plan(names("a", "b"), { audiences }));
    expect(text.split("\n").slice(0, 3)).toEqual([
      "#  episode  audience   local time            zone               UTC                notes",
      "1  a        london     Tue 2026-11-24 09:00  Europe/London      2026-11-24T09:00Z",
      "1  a        vancouver  Tue 2026-11-24 09:00  America/Vancouver  2026-11-24T16:00Z",
    ]);
    expect(text).toMatch(
      /2 of 2 episodes have a slot, Tue 2026-11-24 to Thu 2026-11-26, in Europe\/London and America\/Vancouver \(time-zone data 2026f\)\.$/,
    );
  });
});

test("many free turns are named once and then counted", () => {
  const waits = [{ slug: "a", notBefore: "2026-12-01T00:00" }];
  const { notes } = plan(waits, { cadence: { kind: "cron", cron: "0 * * * *" } });
  expect(notes).toHaveLength(6);
  expect(notes.at(-1)).toBe("Further times that stay free for the same reason: 187.");
});

test("whatever binds them, no episode is lost, none is out of its bounds and no limit is broken", () => {
  const day = (offset: number) => new Date(Date.UTC(2026, 10, 23) + offset * DAY).toISOString().slice(0, 16);
  const bound = fc.record({
    notBefore: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    window: fc.option(fc.tuple(fc.integer({ min: 0, max: 35 }), fc.integer({ min: 1, max: 14 })), { nil: undefined }),
    after: fc.array(fc.nat({ max: 11 }), { maxLength: 2 }),
  });
  const limits = fc.record({
    minGapHours: fc.constantFrom(0, 20, 50),
    perDay: fc.constantFrom(1, 2),
    perWeek: fc.constantFrom(2, 4, 9),
  });
  fc.assert(
    fc.property(fc.array(bound, { minLength: 1, maxLength: 12 }), limits, (bounds, limit) => {
      const episodes = bounds.map(({ notBefore, window, after }, index): Episode => {
        // Prerequisites with a lower number only, so that there is no circle.
        const before = [...new Set(after)].filter((other) => other < index).map((other) => `e${other}`);
        return {
          slug: `e${index}`,
          notBefore: notBefore === undefined ? undefined : day(notBefore),
          window: window && { from: day(window[0]), until: day(window[0] + window[1]) },
          after: before,
        };
      });
      const blackouts = [
        { from: "2026-12-05T00:00", until: "2026-12-09T00:00", reason: "x", policy: "shift" as const },
        { from: "2026-12-12T00:00", until: "2026-12-13T00:00", reason: "x", policy: "skip" as const },
      ];
      const cadence = { kind: "cron" as const, cron: "0 9,15 * * *" };
      const { slots, unplaced } = plan(episodes, { cadence, limits: limit, blackouts });

      expect([...slots, ...unplaced].map(({ episode }) => episode.slug).sort()).toEqual(
        episodes.map(({ slug }) => slug).sort(),
      );
      const at = new Map(slots.map(({ episode, wallTime }) => [episode.slug, wallTime]));
      for (const { slug, notBefore, window, after = [] } of episodes) {
        const time = at.get(slug);
        if (time === undefined) continue;
        expect(time >= (notBefore ?? "")).toBe(true);
        expect(window === undefined || (window.from <= time && time < window.until)).toBe(true);
        for (const other of after) expect((at.get(other) ?? "never") < time).toBe(true);
        expect(blackouts.some(({ from, until }) => from <= time && time < until)).toBe(false);
      }
      const times = slots.map(({ instant }) => Date.parse(instant));
      for (const [index, ms] of times.slice(1).entries())
        expect(ms - (times[index] ?? 0)).toBeGreaterThanOrEqual(Math.max(limit.minGapHours * HOUR, 1));
      const most = (key: (ms: number) => number) => {
        const counts = new Map<number, number>();
        for (const ms of times) counts.set(key(ms), (counts.get(key(ms)) ?? 0) + 1);
        return Math.max(0, ...counts.values());
      };
      expect(most((ms) => Math.floor(ms / DAY))).toBeLessThanOrEqual(limit.perDay);
      expect(most((ms) => Math.floor((ms - Date.UTC(2026, 10, 23)) / (7 * DAY)))).toBeLessThanOrEqual(limit.perWeek);
    }),
    { numRuns: 60 },
  );
});

test("the nine episodes go out from 24 November to 29 December in London and Vancouver, none on a closed day", () => {
  const source = "videos/campaigns/nine-to-the-new-year.yaml";
  const campaign = parseYamlFile({ text: readFileSync(source, "utf8"), source, schema: campaignFileSchema });
  const { slots, unplaced } = planRollout({ campaign, now: new Date("2026-11-23T00:00:00Z") });
  expect(unplaced).toEqual([]);
  expect(slots.map(({ episode, audience, instant }) => `${episode.slug} ${audience} ${instant.slice(5, 16)}`)).toEqual(
    [
      ["email-first", "11-24"],
      ["shop-at-your-own-pace", "11-26"],
      ["longer-is-stronger", "12-01"],
      ["three-random-words", "12-03"],
      ["let-a-manager-remember", "12-08"],
      ["one-account-one-password", "12-10"],
      ["meet-the-passkey", "12-15"],
      ["add-a-second-step", "12-17"],
      ["new-device-fresh-start", "12-29"],
    ].flatMap(([slug, day]) => [`${slug} london ${day}T09:00`, `${slug} vancouver ${day}T16:00`]),
  );
});

test("a thousand episodes for ten audiences have ten thousand slots, each once", () => {
  const zones = ["Europe/London", "America/Vancouver", "Asia/Tokyo", "Asia/Kolkata", "Europe/Berlin"];
  const audiences = [...zones, ...zones].map((timeZone, index) => ({ name: `audience-${index}`, timeZone }));
  const episodes = Array.from({ length: 1000 }, (_, index) => ({ slug: `e${index}` }));
  const cadence: RolloutCampaign["cadence"] = { weekdays: ["mon", "tue", "wed", "thu", "fri"], at: "09:00" };
  const { slots, unplaced } = plan(episodes, { audiences, cadence, endsOn: "2031-01-01" });
  expect(unplaced).toEqual([]);
  expect(new Set(slots.map(({ episode, audience, wallTime }) => `${episode.slug} ${audience} ${wallTime}`)).size).toBe(
    10_000,
  );
  expect(new Set(slots.map(({ wallTime }) => wallTime)).size).toBe(1000);
});

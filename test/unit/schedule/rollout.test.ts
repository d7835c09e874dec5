import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Blackout, type CampaignFile, campaignFileSchema } from "#campaigns/index.ts";
import { parseYamlFile } from "#core/yaml.ts";
import { formatRollout, planRollout } from "#schedule/index.ts";

const BEFORE = new Date("2026-01-01T00:00:00Z");
const slugs = (count: number) => Array.from({ length: count }, (_, index) => `episode-${index + 1}`);

type Timetable = Omit<CampaignFile, "slug" | "title">;

function campaign({ episodes = slugs(3), ...rest }: Partial<Omit<Timetable, "episodes">> & { episodes?: string[] }) {
  return {
    timeZone: "Europe/London",
    startsOn: "2026-12-15",
    endsOn: "2027-06-01",
    cadence: { weekdays: ["tue" as const], at: "09:00" },
    blackouts: [],
    ...rest,
    episodes: episodes.map((slug) => ({ slug, title: slug, topic: "Passwords" })),
  };
}

function holidays(over: Partial<Blackout> = {}): Blackout {
  return { from: "2026-12-21T00:00", until: "2027-01-04T00:00", reason: "Holidays", policy: "shift", ...over };
}

function placed(rollout: ReturnType<typeof planRollout>) {
  return rollout.slots.map(({ episode, wallTime }) => `${episode.slug} ${wallTime}`);
}

describe("cadence", () => {
  test("episodes go out in order, one a slot, at the same time on the wall in winter and summer", () => {
    const { slots } = planRollout({ campaign: campaign({ startsOn: "2027-03-17" }), now: BEFORE });
    expect(slots.map(({ episode, wallTime, instant }) => [episode.position, wallTime, instant])).toEqual([
      [1, "2027-03-23T09:00", "2027-03-23T09:00:00.000Z"],
      [2, "2027-03-30T09:00", "2027-03-30T08:00:00.000Z"],
      [3, "2027-04-06T09:00", "2027-04-06T08:00:00.000Z"],
    ]);
    expect(slots[0]).toMatchObject({ timeZone: "Europe/London", tzdbVersion: "2026f", shifted: false, notes: [] });
  });

  test("two weekdays give two slots a week", () => {
    const cadence = { weekdays: ["thu" as const, "tue" as const], at: "09:00" };
    expect(placed(planRollout({ campaign: campaign({ cadence }), now: BEFORE }))).toEqual([
      "episode-1 2026-12-15T09:00",
      "episode-2 2026-12-17T09:00",
      "episode-3 2026-12-22T09:00",
    ]);
  });

  test.each([
    ["2026-12-16", "2026-12-22T09:00"],
    ["2026-12-22", "2026-12-22T09:00"],
    ["2026-01-01", "2026-12-15T09:00"],
  ])("a plan from %s starts with %s, never before the campaign", (from, first) => {
    expect(planRollout({ campaign: campaign({}), from, now: BEFORE }).slots[0]?.wallTime).toBe(first);
  });

  test("a slot that has passed is not planned, and the plan says so", () => {
    const rollout = planRollout({ campaign: campaign({}), now: new Date("2026-12-22T09:00:01Z") });
    expect(rollout.slots[0]?.wallTime).toBe("2026-12-29T09:00");
    expect(rollout.notes).toEqual(["Times of the cadence that have passed already and stay empty: 2."]);
  });

  test.each(["tomorrow", "2026-02-30", "2027-13-01", "2026-12-15T09:00", ""])("a plan from %j is refused", (from) => {
    expect(() => planRollout({ campaign: campaign({}), from, now: BEFORE })).toThrow(RangeError);
  });

  test("a slot due at this very instant is still planned", () => {
    const rollout = planRollout({ campaign: campaign({}), now: new Date("2026-12-22T09:00:00Z") });
    expect(rollout.slots[0]?.wallTime).toBe("2026-12-22T09:00");
  });

  test("a slot in a night of clock changes says what will happen", () => {
    const at = { weekdays: ["sun" as const], at: "01:30" };
    const spring = planRollout({ campaign: campaign({ startsOn: "2027-03-28", cadence: at }), now: BEFORE }).slots[0];
    expect(spring).toMatchObject({
      shifted: true,
      instant: "2027-03-28T01:30:00.000Z",
      notes: ["the clocks jump over this time, so it goes out at Sun 2027-03-28 02:30"],
    });
    const autumn = campaign({ startsOn: "2027-10-31", endsOn: "2027-12-01", cadence: at });
    expect(planRollout({ campaign: autumn, now: BEFORE }).slots[0]).toMatchObject({
      shifted: false,
      instant: "2027-10-31T00:30:00.000Z",
      notes: ["the clocks pass this time twice, and the first one counts"],
    });
  });
});

describe("blackouts", () => {
  test("shift: an episode waits for the next free slot after the blackout, and the others follow it", () => {
    const rollout = planRollout({ campaign: campaign({ blackouts: [holidays()] }), now: BEFORE });
    expect(placed(rollout)).toEqual([
      "episode-1 2026-12-15T09:00",
      "episode-2 2027-01-05T09:00",
      "episode-3 2027-01-12T09:00",
    ]);
    expect(rollout.slots[1]?.instant).toBe("2027-01-05T09:00:00.000Z");
    expect(rollout.slots.map(({ notes }) => notes)).toEqual([[], ["moved on from Tue 2026-12-22 09:00: Holidays"], []]);
    expect(rollout.unplaced).toEqual([]);
  });

  test("skip: the episode of that slot stays out, and the others keep their dates", () => {
    const only22 = holidays({ until: "2026-12-23T00:00", policy: "skip" });
    const rollout = planRollout({ campaign: campaign({ blackouts: [only22] }), now: BEFORE });
    expect(placed(rollout)).toEqual(["episode-1 2026-12-15T09:00", "episode-3 2026-12-29T09:00"]);
    expect(rollout.unplaced).toMatchObject([
      {
        episode: { position: 2, slug: "episode-2" },
        reason: "blackout",
        message: "its turn, Tue 2026-12-22 09:00, is left out: Holidays",
      },
    ]);
  });

  test("hold: the slot stays, and a person decides", () => {
    const rollout = planRollout({ campaign: campaign({ blackouts: [holidays({ policy: "hold" })] }), now: BEFORE });
    expect(rollout.slots.map(({ wallTime, heldFor }) => [wallTime, heldFor])).toEqual([
      ["2026-12-15T09:00", undefined],
      ["2026-12-22T09:00", "Holidays"],
      ["2026-12-29T09:00", "Holidays"],
    ]);
  });

  test.each([
    ["2026-12-22T09:00", "2026-12-23T00:00", "2026-12-29T09:00"],
    ["2026-12-22T09:01", "2026-12-23T00:00", "2026-12-22T09:00"],
    ["2026-12-21T00:00", "2026-12-22T09:00", "2026-12-22T09:00"],
    ["2026-12-21T00:00", "2026-12-22T09:01", "2026-12-29T09:00"],
  ])("a blackout from %s until %s puts the slot at %s: its start is closed, its end is free", (from, until, slot) => {
    const blackouts = [holidays({ from, until })];
    const rollout = planRollout({ campaign: campaign({ blackouts }), from: "2026-12-22", now: BEFORE });
    expect(rollout.slots[0]?.wallTime).toBe(slot);
  });

  test("a slot that the clocks shift into a blackout is in it", () => {
    const blackouts = [holidays({ from: "2027-03-28T02:00", until: "2027-03-28T03:00" })];
    const cadence = { weekdays: ["sun" as const], at: "01:30" };
    const rollout = planRollout({ campaign: campaign({ startsOn: "2027-03-28", cadence, blackouts }), now: BEFORE });
    expect(rollout.slots[0]?.wallTime).toBe("2027-04-04T01:30");
  });
});

describe("the end", () => {
  test("the end of a campaign is exclusive: a slot at that instant does not run", () => {
    const midnight = { weekdays: ["tue" as const], at: "00:00" };
    const rollout = planRollout({ campaign: campaign({ endsOn: "2026-12-29", cadence: midnight }), now: BEFORE });
    expect(placed(rollout)).toEqual(["episode-1 2026-12-15T00:00", "episode-2 2026-12-22T00:00"]);
    expect(rollout.unplaced).toMatchObject([{ episode: { slug: "episode-3" }, reason: "after_end" }]);
  });

  test("an episode that does not fit is listed with the turn it would have and what could give", () => {
    const rollout = planRollout({ campaign: campaign({ endsOn: "2026-12-24" }), now: BEFORE });
    expect(rollout.unplaced).toEqual([
      {
        episode: { position: 3, slug: "episode-3", title: "episode-3" },
        reason: "after_end",
        message: "its turn would be Tue 2026-12-29 09:00, and the campaign ends before 2026-12-24",
        remedy: "end the campaign later, add a weekday to the cadence, or leave an earlier episode out",
      },
    ]);
  });

  test("an episode that a blackout pushes over the end says which", () => {
    const rollout = planRollout({
      campaign: campaign({ endsOn: "2027-01-01", blackouts: [holidays()], episodes: slugs(2) }),
      now: BEFORE,
    });
    expect(rollout.unplaced[0]?.message).toBe(
      "its turn would be Tue 2027-01-05 09:00, and the campaign ends before 2027-01-01; moved on from Tue 2026-12-22 09:00: Holidays",
    );
  });

  test("no episode is lost: each one has one slot or one reason", () => {
    const episodes = slugs(120);
    const rollout = planRollout({ campaign: campaign({ endsOn: "2027-02-01", episodes }), now: BEFORE });
    const named = [...rollout.slots, ...rollout.unplaced].map(({ episode }) => episode.slug);
    expect(named).toEqual(episodes);
    expect(rollout.unplaced.at(-1)?.message).toContain("more than a year later");
  });

  test("a campaign that is over plans nothing", () => {
    const rollout = planRollout({ campaign: campaign({}), now: new Date("2027-06-02T00:00:00Z") });
    expect(rollout.slots).toEqual([]);
    expect(rollout.unplaced).toHaveLength(3);
  });
});

describe("an episode that must wait for its date", () => {
  const waitsFor = (notBefore: string, endsOn = "2027-06-01") => {
    const plan = campaign({ endsOn });
    return { ...plan, episodes: plan.episodes.map((one, index) => (index === 0 ? { ...one, notBefore } : one)) };
  };

  test("lets the others go ahead and takes the first slot that it may", () => {
    const rollout = planRollout({ campaign: waitsFor("2026-12-22T09:00"), now: BEFORE });
    expect(placed(rollout)).toEqual([
      "episode-2 2026-12-15T09:00",
      "episode-1 2026-12-22T09:00",
      "episode-3 2026-12-29T09:00",
    ]);
  });

  test("leaves a slot free when nobody else is left to go", () => {
    const rollout = planRollout({ campaign: waitsFor("2027-01-05T09:01"), now: BEFORE });
    expect(rollout.slots.at(-1)?.wallTime).toBe("2027-01-12T09:00");
    expect(rollout.notes).toEqual([
      "Tue 2026-12-29 09:00 stays free: the episodes left wait for their dates.",
      "Tue 2027-01-05 09:00 stays free: the episodes left wait for their dates.",
    ]);
  });
});

describe("the demo campaign", () => {
  const source = "videos/campaigns/sunny-corner-2026.yaml";
  const demo = parseYamlFile({ text: readFileSync(source, "utf8"), source, schema: campaignFileSchema });

  test("fills its thirteen Tuesdays in 2026 and lists the seven episodes that do not fit", () => {
    const { slots, unplaced } = planRollout({ campaign: demo, now: BEFORE });
    expect(slots).toHaveLength(13);
    expect(slots[0]).toMatchObject({ episode: { slug: "three-random-words" }, instant: "2026-10-06T08:00:00.000Z" });
    expect(slots.at(-1)).toMatchObject({ wallTime: "2026-12-29T09:00", instant: "2026-12-29T09:00:00.000Z" });
    expect(unplaced.map(({ episode }) => episode.position)).toEqual([14, 15, 16, 17, 18, 19, 20]);
  });

  test("is printed as an aligned table with a summary", () => {
    const text = formatRollout(planRollout({ campaign: demo, now: new Date("2026-12-09T12:00:00Z") }));
    expect(text.split("\n\n").map((part) => part.split("\n").slice(0, 3))).toEqual([
      [
        "#  episode             time in Europe/London  UTC                notes",
        "1  three-random-words  Tue 2026-12-15 09:00   2026-12-15T09:00Z",
        "2  email-first         Tue 2026-12-22 09:00   2026-12-22T09:00Z",
      ],
      [
        "Without a slot:",
        " 4  let-a-manager-remember    its turn would be Tue 2027-01-05 09:00, and the campaign ends before 2027-01-01",
        " 5  one-account-one-password  its turn would be Tue 2027-01-12 09:00, and the campaign ends before 2027-01-01",
      ],
      ["Times of the cadence that have passed already and stay empty: 10."],
      ["3 of 20 episodes have a slot, Tue 2026-12-15 to Tue 2026-12-29, Europe/London (time-zone data 2026f)."],
    ]);
  });

  test("what could give is said once", () => {
    const text = formatRollout(planRollout({ campaign: demo, now: BEFORE }));
    expect(text.match(/^What could give: .*$/gm)).toEqual([
      "What could give: end the campaign later, add a weekday to the cadence, or leave an earlier episode out.",
    ]);
  });

  test("no line of the table ends in spaces, and an empty plan is still a sentence", () => {
    const over = planRollout({ campaign: demo, now: new Date("2028-06-01T00:00:00Z") });
    const text = formatRollout(over);
    expect(text).not.toMatch(/ $/m);
    expect(text).toMatch(/^Without a slot:/);
    expect(text).toMatch(/0 of 20 episodes have a slot\.$/);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { campaignFileSchema, consentsIn, scheduleFaults } from "#campaigns/index.ts";
import { parseYamlFile } from "#core/yaml.ts";

const smallest = {
  slug: "spring",
  title: "Spring",
  timeZone: "Europe/London",
  startsOn: "2027-03-01",
  endsOn: "2027-06-01",
  locales: ["en"],
  formats: ["vertical"],
  cadence: { weekdays: ["tue"], at: "09:00" },
  channels: [{ name: "gallery", kind: "gallery" }],
  episodes: [{ slug: "three-random-words", title: "Three random words", topic: "Passwords" }],
};
const episode = smallest.episodes[0];
const blackout = { from: "2027-04-02", until: "2027-04-06", reason: "Easter" };

function faultsOf(change: Record<string, unknown>) {
  const { error } = campaignFileSchema.safeParse({ ...smallest, ...change });
  return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
}

describe("a campaign file", () => {
  test("needs no more than its dates, cadence, channel and episodes", () => {
    expect(campaignFileSchema.parse(smallest)).toEqual({
      ...smallest,
      isDemo: false,
      blackouts: [],
      graceHours: 6,
      jitterMinutes: 0,
      announcesDates: false,
      presenters: [],
    });
  });

  test("stores an outdated zone name under its present one", () => {
    expect(campaignFileSchema.parse({ ...smallest, timeZone: "US/Pacific" }).timeZone).toBe("America/Los_Angeles");
  });

  test("reads a date alone as its midnight, and shifts what a blackout covers unless it says otherwise", () => {
    const { blackouts, episodes } = campaignFileSchema.parse({
      ...smallest,
      blackouts: [blackout, { ...blackout, from: "2027-04-02T12:30", policy: "hold" }],
      episodes: [{ ...episode, notBefore: "2027-05-01" }],
    });
    expect(blackouts).toEqual([
      { from: "2027-04-02T00:00", until: "2027-04-06T00:00", reason: "Easter", policy: "shift" },
      { from: "2027-04-02T12:30", until: "2027-04-06T00:00", reason: "Easter", policy: "hold" },
    ]);
    expect(episodes[0]?.notBefore).toBe("2027-05-01T00:00");
  });

  test("may be read again from what was read", () => {
    const once = campaignFileSchema.parse({ ...smallest, blackouts: [blackout], timeZone: "GB" });
    expect(campaignFileSchema.parse(once)).toEqual(once);
  });
});

describe("a fault in a campaign file is named with its place", () => {
  const twice = (list: unknown) => [list, list];
  test.each<[string, Record<string, unknown>, string]>([
    ["an unknown zone", { timeZone: "Mars/Olympus" }, "timeZone: is not a known time zone; write one as in "],
    ["an offset for a zone", { timeZone: "+02:00" }, "timeZone: is not a known time zone; write one as in "],
    ["an end before the start", { endsOn: "2027-02-01" }, "endsOn: must be later than startsOn (2027-03-01)"],
    ["an end on the start", { endsOn: "2027-03-01" }, "endsOn: must be later than startsOn (2027-03-01)"],
    ["30 February", { startsOn: "2027-02-30" }, "startsOn: must be a calendar date such as 2026-12-31"],
    ["29 February of a common year", { startsOn: "2027-02-29" }, "startsOn: must be a calendar date"],
    ["month 13", { endsOn: "2027-13-01" }, "endsOn: must be a calendar date such as 2026-12-31"],
    ["the year 9999", { endsOn: "9999-12-31" }, "endsOn: must be a date from 1970 to 2099"],
    ["no language", { locales: [] }, "locales: needs at least one language"],
    ["a language twice", { locales: twice("en") }, "locales: names one twice"],
    ["a format twice", { formats: twice("square") }, "formats: names one twice"],
    [
      "a weekday twice",
      { cadence: { weekdays: twice("tue"), at: "09:00" } },
      "cadence.weekdays: names a weekday twice",
    ],
    ["no weekday", { cadence: { weekdays: [], at: "09:00" } }, "cadence.weekdays: needs at least one weekday"],
    ["hour 24", { cadence: { weekdays: ["tue"], at: "24:00" } }, "cadence.at: must be a time of day such as 09:00"],
    ["an hour of one digit", { cadence: { weekdays: ["tue"], at: "9:00" } }, "cadence.at: must be a time of day"],
    [
      "a blackout that ends at its start",
      { blackouts: [{ ...blackout, until: "2027-04-02T00:00" }] },
      "blackouts.0.until: must be later than from",
    ],
    [
      "a blackout on 31 April",
      { blackouts: [{ ...blackout, until: "2027-04-31" }] },
      "blackouts.0.until: must be a local date",
    ],
    [
      "a blackout with seconds",
      { blackouts: [{ ...blackout, from: "2027-04-02T09:00:00" }] },
      "blackouts.0.from: must be a local date",
    ],
    [
      "a blackout in UTC",
      { blackouts: [{ ...blackout, from: "2027-04-02T09:00Z" }] },
      "blackouts.0.from: must be a local date",
    ],
    ["an episode twice", { episodes: twice(episode) }, "episodes.1.slug: is used twice"],
    ["a channel twice", { channels: twice(smallest.channels[0]) }, "channels.1.name: is used twice"],
    [
      "a presenter twice",
      { presenters: twice({ id: "robin", name: "Robin", role: "Engineer" }) },
      "presenters.1.id: is used twice",
    ],
    [
      "a presenter nobody knows",
      { episodes: [{ ...episode, presenter: "robin" }] },
      'episodes.0.presenter: "robin" is not one of the presenters',
    ],
    [
      "an episode that waits for the end",
      { episodes: [{ ...episode, notBefore: "2027-06-01" }] },
      "episodes.0.notBefore: must be earlier than the end of the campaign",
    ],
    [
      "an end before the start of a window",
      { episodes: [{ ...episode, window: { from: "2027-04-02", until: "2027-04-01" } }] },
      "episodes.0.window.until: must be later than from",
    ],
    [
      "a window outside the campaign",
      { episodes: [{ ...episode, window: { from: "2027-06-01", until: "2027-06-02" } }] },
      "episodes.0.window: lies outside the campaign (2027-03-01 to 2027-06-01)",
    ],
    [
      "a date after the window",
      { episodes: [{ ...episode, notBefore: "2027-04-02", window: { from: "2027-04-01", until: "2027-04-02" } }] },
      "episodes.0.notBefore: must be earlier than the end of its window",
    ],
    [
      "an episode after nobody",
      { episodes: [{ ...episode, after: ["nobody"] }] },
      'episodes.0.after.0: "nobody" is not another episode of the campaign',
    ],
    [
      "an episode after itself",
      { episodes: [{ ...episode, after: [episode?.slug] }] },
      'episodes.0.after.0: "three-random-words" is not another',
    ],
    [
      "episodes in a circle",
      {
        episodes: [
          { ...episode, after: ["b"] },
          { ...episode, slug: "b", after: [episode?.slug] },
        ],
      },
      "episodes.0.after: leads into a circle, in which none could go first",
    ],
    [
      "an audience twice",
      { audiences: twice({ name: "london", timeZone: "Europe/London" }) },
      "audiences.1.name: is used twice",
    ],
    [
      "an audience of another language",
      { audiences: [{ name: "berlin", timeZone: "Europe/Berlin", locale: "de" }] },
      'audiences.0.locale: "de" is not one of the locales',
    ],
    [
      "an audience on Mars",
      { audiences: [{ name: "mars", timeZone: "Mars/Olympus" }] },
      "audiences.0.timeZone: is not a known time zone",
    ],
    ["a limit of none a day", { limits: { perDay: 0 } }, "limits.perDay: "],
    [
      "a cron line without a turn in a year",
      { startsOn: "2026-03-01", cadence: { kind: "cron", cron: "0 9 29 2 *" } },
      "cadence.cron: has no turn in the year from 2026-03-01 on",
    ],
    [
      "a rule that is over",
      { cadence: { kind: "rrule", rrule: "DTSTART:20260101T090000\nRRULE:FREQ=DAILY;COUNT=3" } },
      "cadence.rrule: has no turn in the year from 2027-03-01 on",
    ],
    ["an invisible title", { title: "\u2003\u3000" }, "title: is empty"],
  ])("%s", (_, change, fault) => {
    const faults = faultsOf(change);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.slice(0, fault.length)).toBe(fault);
  });

  test.each<[string, Record<string, unknown>]>([
    ["at the top", { colour: "yellow" }],
    ["in the cadence", { cadence: { ...smallest.cadence, cron: "0 9 * * 2" } }],
    ["in a blackout", { blackouts: [{ ...blackout, zone: "UTC" }] }],
    ["in an episode", { episodes: [{ ...episode, position: 1 }] }],
  ])("an unknown field %s", (_, change) => {
    expect(faultsOf(change)).toHaveLength(1);
    expect(faultsOf(change)[0]).toContain("Unrecognized key");
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["a zone", { timeZone: "Mars/Olympus" }, "timeZone unknown-timezone"],
    ["a span", { endsOn: "2027-02-01" }, "endsOn invalid-range"],
    ["a blackout", { blackouts: [{ ...blackout, until: "2027-04-01" }] }, "blackouts.0.until invalid-range"],
    ["30 February", { startsOn: "2027-02-30" }, "startsOn invalid-date"],
    ["the year 9999", { endsOn: "9999-12-31" }, "endsOn invalid-date"],
    [
      "a blackout in UTC",
      { blackouts: [{ ...blackout, until: "2027-04-02T09:00Z" }] },
      "blackouts.0.until invalid-date",
    ],
    ["a cron line", { cadence: { kind: "cron", cron: "* * * * *" } }, "cadence.cron schedule-too-frequent"],
    [
      "29 February by cron",
      { startsOn: "2026-03-01", cadence: { kind: "cron", cron: "0 9 29 2 *" } },
      "cadence.cron schedule-never-fires",
    ],
    ["a wrong field", { cadence: { weekdays: [], at: "09:00" } }, "cadence.weekdays invalid-schedule"],
  ])("with a code that clients may switch over: %s", (_, change, fault) => {
    const { error } = campaignFileSchema.safeParse({ ...smallest, ...change });
    expect(error && scheduleFaults(error).map(({ path, reason }) => `${path} ${reason}`)).toEqual([fault]);
  });

  test("several faults are named at once", () => {
    expect(
      faultsOf({ slug: "Spring 2027", formats: ["round"], graceHours: -1, isDemo: "yes", episodes: [] }),
    ).toHaveLength(5);
  });
});

describe("what a presenter agreed to", () => {
  const robin = { id: "robin", name: "Robin", role: "Engineer" };
  const consent = { until: "2027-12-31", channels: ["gallery"] };
  const faults = (change: object) => faultsOf({ presenters: [{ ...robin, consent: { ...consent, ...change } }] });

  test("is told until when, for those who agreed to anything", () => {
    const presenters = [robin, { ...robin, id: "mei", consent }];
    expect(consentsIn(campaignFileSchema.parse({ ...smallest, presenters }))).toEqual([
      { presenter: "mei", until: "2027-12-31" },
    ]);
  });

  test.each<[string, object, string]>([
    ["no end", { until: undefined }, "until"],
    ["an end that no calendar has", { until: "2027-02-29" }, "until"],
    ["an end that nobody can mean", { until: "9999-12-31" }, "until"],
    ["no channel", { channels: [] }, "channels: needs at least one kind of channel"],
    ["a channel twice", { channels: ["gallery", "gallery"] }, "channels: names one twice"],
    ["a channel that nobody has", { channels: ["billboard"] }, "channels.0"],
  ])("needs an end and its channels, not %s", (_, change, fault) => {
    expect(faults(change)).toEqual([expect.stringContaining(`presenters.0.consent.${fault}`)]);
  });
});

describe("the demo campaign Sunny Corner 2026", () => {
  const source = "videos/campaigns/sunny-corner-2026.yaml";
  const demo = parseYamlFile({ text: readFileSync(source, "utf8"), source, schema: campaignFileSchema });

  test("is marked as a demonstration, and so is each of its presenters", () => {
    expect(demo.isDemo).toBe(true);
    for (const { id, name, role } of demo.presenters) expect([id, name, role].join()).toMatch(/^demo-.*\(demo\).*Demo/);
  });

  test("has twenty episodes and starts with the one that has a script", () => {
    expect(demo.episodes).toHaveLength(20);
    expect(demo.episodes[0]?.slug).toBe("three-random-words");
  });

  test("has the consent of every presenter until after its end", () => {
    expect(consentsIn(demo).map(({ presenter }) => presenter)).toEqual(demo.presenters.map(({ id }) => id));
    for (const { until } of consentsIn(demo)) expect(until >= demo.endsOn).toBe(true);
  });

  test("is closed on 24, 25, 26 and 31 December", () => {
    expect(demo.blackouts.map(({ from, until }) => [from, until])).toEqual([
      ["2026-12-24T00:00", "2026-12-27T00:00"],
      ["2026-12-31T00:00", "2027-01-01T00:00"],
    ]);
  });
});

describe("the campaign Nine to the new year", () => {
  const source = "videos/campaigns/nine-to-the-new-year.yaml";
  const nine = parseYamlFile({ text: readFileSync(source, "utf8"), source, schema: campaignFileSchema });

  test("has the nine episodes with a star of the whole series, each with a script", () => {
    const whole = "videos/campaigns/sunny-corner-2026.yaml";
    const series = parseYamlFile({ text: readFileSync(whole, "utf8"), source: whole, schema: campaignFileSchema });
    const starred = series.episodes.filter((one) => one.starred).map(({ slug }) => slug);
    expect(nine.episodes.map(({ slug }) => slug).sort()).toEqual(starred.sort());
    for (const { slug } of nine.episodes) expect(existsSync(`videos/scripts/${slug}/en.yaml`)).toBe(true);
  });
});

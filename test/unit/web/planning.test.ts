import { expect, test } from "vitest";
import { clashesIn } from "#web/pages/plan/clashes.ts";
import { sumEvents } from "#web/pages/plan/events.ts";
import { type Channel, filtered } from "#web/pages/plan/filters.ts";
import { byMonth } from "#web/pages/plan/months.ts";
import { cadenceOf, draftOf, readDraft } from "#web/pages/plan/settings/cadence.ts";
import { readHolidays } from "#web/pages/plan/settings/holidays.ts";
import { episodesOf, slugOf } from "#web/pages/plan/settings/slugs.ts";
import { spanOfView } from "#web/pages/plan/views.ts";
import { timeThere, zoneName } from "#web/pages/plan/zones.ts";

const slot = (id: string, at: string, changes: object = {}) =>
  ({
    id,
    episodeId: id,
    episodeTitle: `Episode ${id}`,
    scheduleId: "main",
    state: "scheduled",
    releaseId: null,
    version: 3,
    wallTime: at.slice(0, 16),
    timeZone: "Etc/UTC",
    nominalAt: at,
    dueAt: at,
    ...changes,
  }) as never;
const channel = (changes: Partial<Channel> = {}) =>
  ({ id: "one", name: "gallery", isActive: true, locales: [], minGapMs: 600_000, dailyCap: 2, ...changes }) as Channel;

test.each([
  ["month", "2026-12-15", "2026-11-23", "2027-01-09"],
  ["quarter", "2026-12-15", "2026-11-23", "2027-03-09"],
  ["year", "2026-06-01", "2025-12-24", "2027-01-09"],
  ["week", "2026-12-03", "2026-11-29", "2026-12-08"],
] as const)("a %s around %s asks for no more than it shows", (view, day, from, until) => {
  expect(spanOfView(day, view)).toEqual({ from: `${from}T00:00:00.000Z`, until: `${until}T00:00:00.000Z` });
});

test("a language shows what has words in it, a channel what goes or went there", () => {
  const slots = [slot("a", "2026-12-01T09:00Z"), slot("b", "2026-12-08T09:00Z", { releaseId: "r", state: "released" })];
  const words = (...locales: string[]) => locales.map((locale) => ({ locale, latest: {} }));
  const facts = {
    episodes: [
      { id: "a", scripts: words("en", "de") },
      { id: "b", scripts: words("en") },
    ] as never,
    channels: [channel({ id: "german", locales: ["de"] }), channel({ id: "off", isActive: false })],
    releases: [{ id: "r", deliveries: [{ channel: { id: "off" } }] }],
  };
  const ids = (filters: object) =>
    filtered(slots, { state: "", locale: "", channel: "", ...filters }, facts).map(({ id }) => id);
  expect(ids({})).toEqual(["a", "b"]);
  expect(ids({ locale: "de" })).toEqual(["a"]);
  expect(ids({ channel: "german" })).toEqual(["a"]);
  expect(ids({ channel: "off" })).toEqual(["b"]);
  expect(ids({ state: "released", locale: "en" })).toEqual(["b"]);
  expect(ids({ channel: "german", locale: "en" })).toEqual([]);
});

test("too near, one too many in a day, and in a time off are told; what is out is not", () => {
  const slots = [
    slot("out", "2026-12-01T08:55:00Z", { state: "released" }),
    slot("a", "2026-12-01T09:00:00Z"),
    slot("b", "2026-12-01T09:09:00Z"),
    slot("c", "2026-12-01T12:00:00Z"),
    slot("d", "2026-12-24T12:00:00Z"),
  ];
  const blackout = { fromWall: "2026-12-24T00:00", untilWall: "2026-12-25T00:00", reason: "Christmas" };
  const found = clashesIn(slots, {
    channels: [channel()],
    schedules: [{ id: "main", blackouts: [blackout] }] as never,
  });
  expect(Object.fromEntries(found)).toEqual({
    b: [{ is: "near", channel: "gallery", other: "Episode a", minutes: 10 }],
    c: [{ is: "full", channel: "gallery", cap: 2 }],
    d: [{ is: "off", reason: "Christmas" }],
  });
  expect(clashesIn(slots, { channels: [channel({ isActive: false })], schedules: [] }).size).toBe(0);
});

test.each([
  ["2026-12-01T09:00:00Z", "Asia/Tokyo", "2026-12-01T09:00", "18:00"],
  ["2026-12-01T09:00:00Z", "Pacific/Honolulu", "2026-12-01T09:00", "Mon 23:00"],
  ["2026-12-01T23:30:00Z", "Asia/Kolkata", "2026-12-01T23:30", "Wed 05:00"],
])("at %s a clock of %s shows the day only where it is another", (at, zone, wallTime, words) => {
  expect(timeThere(at, zone, wallTime)).toBe(words);
});

test("a zone is named by its place", () => {
  expect(["Asia/Tokyo", "America/Argentina/Ushuaia", "UTC"].map(zoneName)).toEqual([
    "Tokyo",
    "Argentina, Ushuaia",
    "UTC",
  ]);
});

test("a day of many slots says how many, in the state that most wants a look", () => {
  const slots = [
    slot("a", "2026-12-01T09:00Z"),
    slot("b", "2026-12-01T10:00Z", { state: "missed" }),
    slot("c", "2026-12-01T11:00Z", { state: "released" }),
    slot("d", "2026-12-01T12:00Z", { state: "cancelled" }),
    slot("e", "2026-12-02T12:00Z", { state: "released" }),
  ];
  expect(sumEvents(slots).map(({ extendedProps }) => extendedProps.sum)).toEqual([
    { day: "2026-12-01", count: 3, state: "missed" },
    { day: "2026-12-02", count: 1, state: "released" },
  ]);
});

test("months stand in order, and what was taken out of the plan in none", () => {
  const slots = [
    slot("b", "2027-01-05T09:00Z"),
    slot("a", "2026-12-01T09:00Z"),
    slot("x", "2026-12-02T09:00Z", { state: "cancelled" }),
  ];
  expect(byMonth<{ id: string; wallTime: string; state: string }>(slots)).toMatchObject([
    { name: "2026-12", words: "December 2026", slots: [{ id: "a" }] },
    { name: "2027-01", words: "January 2027", slots: [{ id: "b" }] },
  ]);
});

const SPAN = { from: "2026-12-01", until: "2027-12-01" };
const calendar = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", ...lines, "END:VEVENT", "END:VCALENDAR"].join("\r\n");

test.each([
  [
    "a day without an end",
    ["DTSTART;VALUE=DATE:20261225", "SUMMARY:Christmas"],
    [["2026-12-25T00:00", "2026-12-26T00:00"]],
  ],
  [
    "days with an end",
    ["DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:Christmas"],
    [["2026-12-24T00:00", "2026-12-27T00:00"]],
  ],
  [
    "hours on the clock of wherever",
    ["DTSTART:20270101T120000", "DTEND:20270101T180000", "SUMMARY:Afternoon off"],
    [["2027-01-01T12:00", "2027-01-01T18:00"]],
  ],
  [
    "a day each month, only those within the campaign",
    ["DTSTART;VALUE=DATE:20261001", "RRULE:FREQ=MONTHLY;COUNT=4", "SUMMARY:First"],
    [
      ["2026-12-01T00:00", "2026-12-02T00:00"],
      ["2027-01-01T00:00", "2027-01-02T00:00"],
    ],
  ],
  ["a day outside", ["DTSTART;VALUE=DATE:20251225", "SUMMARY:Long ago"], []],
])("of a calendar file is taken: %s", async (_, lines, days) => {
  const { holidays, faults } = await readHolidays(calendar("UID:1", ...lines), SPAN);
  expect([holidays.map(({ from, until }) => [from, until]), faults]).toEqual([days, []]);
});

test("of a list of days each line is taken once, and what cannot be read is told", async () => {
  const text = [
    "# Holidays",
    "2026-12-25 Christmas Day",
    "2026-12-25, Christmas again",
    "2026-12-31 to 2027-01-01 New Year",
    "2027-02-30 No such day",
    "whenever",
  ].join("\n");
  expect(await readHolidays(text, SPAN)).toEqual({
    holidays: [
      { from: "2026-12-25T00:00", until: "2026-12-26T00:00", reason: "Christmas Day" },
      { from: "2026-12-31T00:00", until: "2027-01-02T00:00", reason: "New Year" },
    ],
    faults: ["2027-02-30 No such day", "whenever"],
  });
});

test("a calendar that cannot be read is no list of holidays, and says so", async () => {
  const { holidays, faults } = await readHolidays("BEGIN:VCALENDAR\nBROKEN", SPAN);
  expect([holidays, faults.length]).toEqual([[], 1]);
});

const at = "09:00";
test.each([
  { weekdays: ["tue", "thu"], at },
  { kind: "month-weekday", nth: "last", weekday: "fri", at },
  { kind: "every-days", days: 10, from: "2026-12-01", at },
  { kind: "month-day", day: 31, shortMonth: "clamp", at, exclude: ["2026-12-31"] },
  { kind: "month-day", day: 29, month: 2, shortMonth: "skip", at },
  { kind: "cron", cron: "0 9 * * 2" },
  { kind: "rrule", rrule: "DTSTART:20261201T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU" },
])("a rhythm that is edited and not changed stays what it is: %j", (cadence) => {
  expect(cadenceOf(draftOf(cadence as never, "2026-12-01"))).toEqual(cadence);
});

test("a rhythm says its next turns, and what is wrong with it", () => {
  const draft = draftOf(null, "2026-12-01");
  expect(readDraft(draft, "2026-12-02", 2)).toMatchObject({ next: ["2026-12-08T09:00", "2026-12-15T09:00"] });
  expect(readDraft({ ...draft, weekdays: [] }, "2026-12-01")).toEqual({
    fault: "weekdays needs at least one weekday",
  });
  expect(readDraft({ ...draft, kind: "cron", cron: "every day" }, "2026-12-01")).toHaveProperty("fault");
});

test("a title becomes an address, and two of the same name two", () => {
  expect(slugOf("Über-Updates: jetzt!")).toBe("uber-updates-jetzt");
  expect(episodesOf("Update\n\n  Update \n日本\n", { campaign: "autumn", topic: "x" }).map(({ slug }) => slug)).toEqual(
    ["update", "update-2", "autumn-3"],
  );
});

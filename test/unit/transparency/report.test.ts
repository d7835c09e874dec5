import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "#core/clock.ts";
import { periodOf, usualPeriods } from "#transparency/period.ts";
import type { Entry, Subjects } from "#transparency/record.ts";
import { transparencyReport } from "#transparency/report.ts";

const START = new Date("2026-11-01T00:00:00Z");
const WORDS = { episodeId: "e1", slug: "three-random-words", title: "Three random words" };
const EMAIL = { episodeId: "e2", slug: "email-first", title: "Lock your email first" };

const subjects: Subjects = {
  campaignId: "c1",
  episodeIds: new Set(["e1", "e2"]),
  slotIds: new Set(["s1", "s2", "s3"]),
  reviewIds: new Set(["v1"]),
  releases: [
    { id: "r1", slotId: "s1", ...WORDS, locales: ["en", "ar"] },
    { id: "r2", slotId: "s2", ...WORDS, locales: ["en"] },
    { id: "r3", slotId: "s3", ...EMAIL, locales: ["de", "en"] },
  ],
};
const november = { from: "2026-11-01", until: "2026-11-30", timeZone: "Etc/UTC" };

const entry = (hours: number, action: string, entityId: string, parts: Partial<Entry> = {}): Entry => ({
  at: new Date(START.getTime() + hours * HOUR),
  action,
  entityId,
  before: null,
  after: null,
  reason: null,
  ...parts,
});
const out = (hours: number, slotId: string) => entry(hours, "slot.released", slotId);
const retraction = (hours: number, releaseId: string, reason: string, replacementId: string | null = null) =>
  entry(hours, "release.retract", releaseId, { after: { replacementId }, reason });
const recall = (hours: number, held: string[], retract: string[]) =>
  entry(hours, "source.recall", "ncsc", { after: { held, retract, found: {} } });
const of = (...entries: Entry[]) => transparencyReport(entries, subjects, november);

test("a campaign of which nothing is recorded yet has a report of nothing", () => {
  expect(of()).toEqual({
    period: november,
    released: [],
    languages: [],
    approvals: { accuracy: 0, brand: 0, language: 0, videos: 0 },
    retractions: [],
    corrections: [],
    holds: { placed: 0, lifted: 0, becauseOfSource: 0 },
    sourceChanges: {
      changes: 0,
      videos: 0,
      takenDown: 0,
      corrected: 0,
      medianMsToTakeDown: null,
      medianMsToCorrection: null,
    },
    reports: { received: 0, byForm: 0, byEmail: 0, answered: 0, closed: 0, medianMsToAnswer: null },
  });
});

test("episodes and languages are those that came out in the period; a second time is told as such", () => {
  const { released, languages } = of(out(24, "s1"), out(48, "s3"), out(72, "s2"), out(96, "of another campaign"));
  expect(released.map(({ slug, languages: locales, isAgain }) => [slug, locales, isAgain])).toEqual([
    ["three-random-words", ["ar", "en"], false],
    ["email-first", ["de", "en"], false],
    ["three-random-words", ["en"], true],
  ]);
  expect(languages).toEqual([
    { locale: "en", episodes: 2 },
    { locale: "ar", episodes: 1 },
    { locale: "de", episodes: 1 },
  ]);
});

test("days begin and end at midnight in the campaign's zone, also on the night the clocks go back", () => {
  const period = { from: "2026-10-25", until: "2026-10-25", timeZone: "Europe/Berlin" };
  const at = (iso: string) => entry((Date.parse(iso) - START.getTime()) / HOUR, "slot.released", "s1");
  const count = (iso: string) => transparencyReport([at(iso)], subjects, period).released.length;
  expect(count("2026-10-24T21:59:59Z")).toBe(0);
  expect(count("2026-10-24T22:00:00Z")).toBe(1);
  // The day has 25 hours.
  expect(count("2026-10-25T22:59:59Z")).toBe(1);
  expect(count("2026-10-25T23:00:00Z")).toBe(0);
});

describe("what was taken down", () => {
  test("stands with its reason and what replaced it", () => {
    const { retractions } = of(out(24, "s1"), retraction(50, "r1", "the advice changed", "e2"));
    expect(retractions).toEqual([
      {
        slug: WORDS.slug,
        title: WORDS.title,
        at: new Date(START.getTime() + 50 * HOUR),
        reason: "the advice changed",
        replacedBy: "email-first",
      },
    ]);
  });

  test("is not told when it had never been out, or belongs to another campaign", () => {
    expect(of(retraction(50, "r1", "a slip")).retractions).toEqual([]);
    expect(of(out(24, "s1"), retraction(50, "r9", "another's")).retractions).toEqual([]);
  });
});

test("a correction stands with the note that viewers see", () => {
  const note = (releaseId: string) =>
    entry(60, "release.correct", releaseId, {
      after: { correctionId: "c", locale: "en", note: "Sixteen, not twelve." },
    });
  expect(of(note("r2"), note("of another")).corrections).toEqual([
    {
      slug: WORDS.slug,
      title: WORDS.title,
      at: new Date(START.getTime() + 60 * HOUR),
      note: "Sixteen, not twelve.",
      locale: "en",
    },
  ]);
});

describe("from a change of a source to the correction", () => {
  test("the time runs until the episode is out anew, also after the period", () => {
    const { sourceChanges } = of(
      out(24, "s1"),
      recall(100, [], ["r1"]),
      retraction(103, "r1", "the advice changed"),
      out(100 + 40 * 24, "s2"),
    );
    expect(sourceChanges).toEqual({
      changes: 1,
      videos: 1,
      takenDown: 1,
      corrected: 1,
      medianMsToTakeDown: 3 * HOUR,
      medianMsToCorrection: 40 * DAY,
    });
  });

  test("the episode named in its place counts as its correction; one that nobody named does not", () => {
    const changed = [out(24, "s1"), recall(100, [], ["r1"])];
    expect(of(...changed, retraction(101, "r1", "x", "e2"), out(110, "s3")).sourceChanges.corrected).toBe(1);
    expect(of(...changed, retraction(101, "r1", "x"), out(110, "s3")).sourceChanges.corrected).toBe(0);
  });

  test("what has not happened yet has no time, and what came before does not count", () => {
    expect(of(out(24, "s1"), out(30, "s2"), recall(100, [], ["r1"])).sourceChanges).toMatchObject({
      videos: 1,
      takenDown: 0,
      corrected: 0,
      medianMsToCorrection: null,
    });
  });
});

test("holds count with those that a changed source placed; their reasons and subjects are nowhere in the report", () => {
  const hold = (action: string, scope: object) =>
    entry(10, action, "h", {
      [action === "hold.lift" ? "before" : "after"]: scope,
      reason: "the supplier was broken into",
    });
  const report = of(
    hold("hold.place", { episodeId: "e2" }),
    hold("hold.place", { slotId: "s1" }),
    hold("hold.place", { campaignId: null, episodeId: null, slotId: null }),
    hold("hold.place", { campaignId: "another" }),
    hold("hold.place", { episodeId: "of another" }),
    hold("hold.lift", { episodeId: "e2" }),
    recall(20, ["s2", "of another"], []),
  );
  expect(report.holds).toEqual({ placed: 4, lifted: 1, becauseOfSource: 1 });
  expect(JSON.stringify(report)).not.toMatch(/supplier|email-first/);
});

test("approvals count by kind, and videos by their bytes", () => {
  const yes = (kind: string, contentHash: string, review = "v1") =>
    entry(5, "review.approve", review, { after: { kind, contentHash } });
  expect(
    of(yes("accuracy", "a"), yes("brand", "a"), yes("accuracy", "b"), yes("brand", "c", "of another")).approvals,
  ).toEqual({
    accuracy: 2,
    brand: 1,
    language: 0,
    videos: 2,
  });
});

test("reports count by the way they came; the time to the answer is that of the first one", () => {
  const came = (hours: number, id: string, way: string) => entry(hours, "report.receive", id, { after: { way } });
  const { reports } = of(
    came(-200, "old", "form"),
    came(10, "a", "form"),
    came(20, "b", "email"),
    entry(15, "report.answer", "a"),
    entry(90, "report.answer", "a"),
    entry(16, "report.answer", "old"),
    entry(91, "report.close", "a", { after: { outcome: "mended" } }),
  );
  expect(reports).toEqual({
    received: 2,
    byForm: 1,
    byEmail: 1,
    answered: 2,
    closed: 1,
    medianMsToAnswer: Math.round(((5 + 216) / 2) * HOUR),
  });
});

test("the same entries give the same report, whatever else happened", () => {
  const entries = [out(24, "s1"), recall(100, ["s2"], ["r1"]), retraction(101, "r1", "x")];
  expect(of(...entries, entry(30, "render.finish", "x"), entry(31, "person.create", "y"))).toEqual(of(...entries));
});

describe("a period", () => {
  const campaign = { startsOn: "2026-11-01", timeZone: "Pacific/Auckland" };
  const now = new Date("2026-11-27T20:00:00Z");

  test.each([
    [{}, "2026-11-01", "2026-11-28"],
    [{ from: "2026-11-10" }, "2026-11-10", "2026-11-28"],
    [{ until: "2026-10-01" }, "2026-10-01", "2026-10-01"],
    [{ from: "2027-01-01" }, "2027-01-01", "2027-01-01"],
  ])("%j reaches from %s to %s", (asked, from, until) => {
    expect(periodOf(asked, campaign, now)).toEqual({ from, until, timeZone: "Pacific/Auckland" });
  });

  test("the usual ones are the months around today", () => {
    expect(usualPeriods(new Date("2027-01-02T00:00:00Z"), "Etc/UTC")).toEqual([
      { name: "wholeCampaign" },
      { name: "thisMonth", from: "2027-01-01", until: "2027-01-02" },
      { name: "lastMonth", from: "2026-12-01", until: "2026-12-31" },
    ]);
  });
});

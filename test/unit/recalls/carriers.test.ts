import { describe, expect, test } from "vitest";
import { type CarrierRows, countCarriers, listCarriers } from "#recalls/carriers.ts";

type Version = CarrierRows["versions"][number];
type Release = CarrierRows["releases"][number];

const EPISODE = { id: "e1", slug: "three-words", title: "Three words", position: 1, campaign: "c", locales: ["en"] };

const version = (changes: Partial<Version> = {}): Version => ({
  id: "v1",
  locale: "en",
  number: 1,
  isNewest: true,
  claims: [{ key: "long", text: "Three words are long.", sourceId: "ncsc" }],
  storyboards: [{ contentHash: "plan", format: "vertical" }],
  episode: EPISODE,
  ...changes,
});
const slot = (id: string, day: string, episodeId = "e1") => ({
  id,
  episodeId,
  wallTime: `${day}T09:00`,
  timeZone: "UTC",
  dueAt: new Date(`${day}T09:00:00Z`),
  state: "scheduled",
  isHeld: false,
});
const release = (changes: Partial<Release> = {}): Release => ({
  id: "r1",
  episodeId: "e1",
  state: "released",
  claimedAt: new Date("2026-10-06T09:00:00Z"),
  releasedAt: new Date("2026-10-06T09:00:05Z"),
  isTakenDown: false,
  hasTask: false,
  renders: [{ locale: "en", format: "vertical", storyboardHash: "plan" }],
  ...changes,
});
const rows = (changes: Partial<CarrierRows>): CarrierRows => ({
  versions: [version()],
  renders: [],
  slots: [],
  releases: [],
  ...changes,
});
const listOne = (changes: Partial<CarrierRows>) => {
  const [carrier] = listCarriers(rows(changes));
  if (!carrier) throw new Error("Nothing carries it.");
  return carrier;
};

describe("a slot is held for its episode's newest words in a language of the campaign", () => {
  const slots = [slot("s1", "2026-12-01")];

  test.each<[what: string, versions: Version[], held: string[]]>([
    ["the newest carries it", [version()], ["s1"]],
    ["only an older one carries it", [version({ isNewest: false })], []],
    ["one of two languages carries it", [version({ isNewest: false }), version({ id: "v2", locale: "en" })], ["s1"]],
    ["only a language that the campaign does not speak carries it", [version({ locale: "fi" })], []],
  ])("%s", (_what, versions, held) => {
    expect(listOne({ versions, slots }).slots.map(({ id }) => id)).toEqual(held);
  });

  test("another episode's slot is left alone", () => {
    expect(listOne({ slots: [slot("s2", "2026-12-01", "e2")] }).slots).toEqual([]);
  });

  test("slots come in the order of their time", () => {
    const later = [slot("s3", "2026-12-15"), slot("s1", "2026-12-01"), slot("s2", "2026-12-08")];
    expect(listOne({ slots: later }).slots.map(({ id }) => id)).toEqual(["s1", "s2", "s3"]);
  });
});

describe("a release is live until it is taken down", () => {
  test.each(["releasing", "released", "partly_released"])("%s counts", (state) => {
    expect(listOne({ releases: [release({ state })] }).releases).toHaveLength(1);
  });

  test.each(["retracting", "retracted", "failed"])("%s does not count", (state) => {
    expect(listOne({ releases: [release({ state })] }).releases).toEqual([]);
  });

  test("one with a retraction does not count, whatever its state says", () => {
    expect(listOne({ releases: [release({ isTakenDown: true })] }).releases).toEqual([]);
  });

  test("one that was made of an older version counts, since newer words take nothing back", () => {
    const versions = [version({ isNewest: false })];
    expect(listOne({ versions, releases: [release()] }).releases).toMatchObject([
      { id: "r1", parts: [{ locale: "en", format: "vertical" }] },
    ]);
  });

  test("only the parts that carry it are named, and a release without one is not listed", () => {
    const other = { locale: "de", format: "vertical", storyboardHash: "another plan" };
    const releases = [release({ renders: [...release().renders, other] }), release({ id: "r2", renders: [other] })];
    expect(listOne({ releases }).releases).toMatchObject([{ id: "r1", parts: [{ locale: "en", format: "vertical" }] }]);
  });
});

test("every version that carries it is listed, by language and the newest first, with the lines it carries", () => {
  const versions = [
    version({ id: "v1", number: 1, isNewest: false }),
    version({ id: "v3", locale: "de", number: 1, isNewest: true }),
    version({ id: "v2", number: 2, isNewest: true }),
  ];
  expect(listOne({ versions }).versions.map(({ locale, number, isNewest }) => [locale, number, isNewest])).toEqual([
    ["de", 1, true],
    ["en", 2, true],
    ["en", 1, false],
  ]);
  expect(listOne({ versions }).versions[0]?.claims).toEqual(version().claims);
});

test("a render is listed once with its language, shape and state, also when two versions share its plan", () => {
  const versions = [version({ isNewest: false }), version({ id: "v2", number: 2 })];
  const renders = [{ id: "x", storyboardHash: "plan", quality: "final", state: "qc_passed" }];
  expect(listOne({ versions, renders }).renders).toEqual([
    { id: "x", locale: "en", format: "vertical", quality: "final", state: "qc_passed" },
  ]);
});

test("episodes come in the order of their campaign, and everything is counted", () => {
  const second = { ...EPISODE, id: "e2", slug: "second", position: 2 };
  const versions = [version({ id: "v2", episode: second, locale: "de" }), version()];
  const found = listCarriers(rows({ versions, slots: [slot("s1", "2026-12-01")], releases: [release()] }));
  expect(found.map(({ slug }) => slug)).toEqual(["three-words", "second"]);
  expect(countCarriers(found)).toEqual({ episodes: 2, versions: 2, languages: 2, renders: 0, slots: 1, releases: 1 });
});

test("what nobody uses is carried by nothing", () => {
  expect(listCarriers(rows({ versions: [] }))).toEqual([]);
});

import { expect, test } from "vitest";
import { browserWords } from "#web/pages/account/browser-words.ts";
import { placeOf } from "#web/pages/notifications/place-of.ts";
import { queryOf } from "#web/pages/people/audit-query.ts";
import { checkOf } from "#web/pages/people/source-check.ts";
import { sizeWords } from "#web/pages/run/size-words.ts";
import { followed } from "#web/parts/followed.ts";
import { slugOf } from "#web/parts/slug-of.ts";

test.each([
  ["Ana de la Cruz", "ana-de-la-cruz"],
  ["  Zoë  O'Brien! ", "zoe-o-brien"],
  ["NCSC Three random words", "ncsc-three-random-words"],
  ["青木", ""],
  ["x".repeat(90), "x".repeat(60)],
])("the name %s stands in an address as %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test.each([
  [0, "0 byte"],
  [999, "999 byte"],
  [1_234_000, "1.2 MB"],
  [340_000_000, "340 MB"],
  [52_000_000_000, "52 GB"],
])("%i bytes are told as %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

test("two renders are followed at most, and none that waits", () => {
  const renders = [{ id: "a", state: "queued" }, ...["b", "c", "d"].map((id) => ({ id, state: "rendering" }))];
  expect([...followed(renders)]).toEqual(["b", "c"]);
});

test("the record is asked for whole days, the last one included, and for nothing that was left out", () => {
  const nothing = { action: " ", personId: "", entityId: "", from: "", until: "" };
  expect(queryOf(nothing)).toEqual({});
  expect(queryOf({ ...nothing, action: " slot.move", from: "2026-11-01", until: "2026-11-30" })).toEqual({
    action: "slot.move",
    from: "2026-11-01T00:00:00.000Z",
    until: "2026-12-01T00:00:00.000Z",
  });
});

test.each([
  ["2026-11-26", "overdue"],
  ["2026-12-01", "soon"],
  ["2027-06-01", "later"],
] as const)("a source that is to be read again on %s is %s in November", (day, check) => {
  expect(checkOf(day, new Date("2026-11-27T12:00:00Z"))).toBe(check);
});

test.each([
  ["slot_at_risk", "Slot", "/plan?slot=1"],
  ["review_asked", "Render", "/review"],
  ["failed", "Render", "/run"],
  ["expiring", "Source", "/people/sources"],
  ["expiring", "SecurityTxt", null],
])("a notification of %s about a %s leads to %s", (kind, entityType, place) => {
  expect(placeOf({ kind, entityType, entityId: "1" })).toBe(place);
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox, Linux"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1", "Safari, iOS"],
  ["Mozilla/5.0 (Windows NT 10.0) Chrome/148.0 Safari/537.36 Edg/148.0", "Edge, Windows"],
  ["curl/8.9", null],
])("%s is called %s", (userAgent, words) => {
  expect(browserWords(userAgent)).toBe(words);
});

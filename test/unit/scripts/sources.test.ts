import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { assertClaimsHaveSources, parseSources } from "#scripts/index.ts";
import { script } from "./three-random-words.ts";

const text = readFileSync(new URL("../../../videos/sources.yaml", import.meta.url), "utf8");
const read = (yaml: string) => parseSources({ text: yaml, source: "sources.yaml" });

test("each claim of the first episode rests on a source of the series", () => {
  expect(assertClaimsHaveSources(script, read(text))).toEqual([]);
});

test("a claim without a source is reported by its place", () => {
  const sources = read(text).filter(({ id }) => id !== "cisa-strong-passwords");
  expect(assertClaimsHaveSources(script, sources)).toEqual([
    { path: "claims.3.source", message: '"cisa-strong-passwords" is not in the list of sources' },
  ]);
});

test.each([
  [
    "a page that is not https",
    text.replace("https://www.ncsc", "http://www.ncsc"),
    "0.url: must be an https:// address",
  ],
  ["a page on this machine", text.replace("www.ncsc.gov.uk", "localhost"), "0.url: must be an https:// address"],
  ["a check before the reading", text.replace("2027-05-03", "2026-01-01"), "0.nextCheckOn: must be after readOn"],
  [
    "a name used twice",
    text.replace("id: cisa-strong-passwords", "id: ncsc-three-random-words"),
    "2.id: .* used twice",
  ],
  ["no publisher", text.replace(/ {2}publisher: National.*\n/, ""), "0.publisher: is missing"],
])("a source with %s is refused", (_, yaml, message) => {
  expect(() => read(yaml)).toThrow(new RegExp(`^sources\\.yaml:\\d+:\\d+: ${message}`));
});

const [first] = read(text);
const listed = (...sources: object[]) =>
  JSON.stringify(
    sources.map((source) => ({ ...first, ...source })),
    null,
    1,
  );

test("a source that restates another names it, wherever that stands in the list", () => {
  const sources = read(listed({ id: "leaflet", basedOn: "law" }, { id: "law" }));
  expect(sources).toMatchObject([{ id: "leaflet", basedOn: "law" }, { id: "law" }]);
});

test.each([
  ["restates one that is not there", listed({ id: "a", basedOn: "b" }), '0.basedOn: "b" is not in the list of sources'],
  ["restates itself", listed({ id: "a", basedOn: "a" }), "0.basedOn: is a circular source: a -> a"],
  [
    "comes back to itself over others",
    listed({ id: "x", basedOn: "a" }, { id: "a", basedOn: "b" }, { id: "b", basedOn: "c" }, { id: "c", basedOn: "a" }),
    "1.basedOn: is a circular source: a -> b -> c -> a$",
  ],
  [
    "stands on our own domain",
    listed({ url: "https://sunny-corner.example/watch/three-random-words" }),
    "0.url: is a circular source: sunny-corner.example is this campaign's own domain",
  ],
  [
    "stands below our own domain",
    listed({ url: "https://www.Sunny-Corner.example/" }),
    "0.url: is a circular source: sunny-corner.example",
  ],
])("a source that %s is refused, with its line", (_, yaml, message) => {
  expect(() => read(yaml)).toThrow(new RegExp(`^sources\\.yaml:\\d+:\\d+: ${message}`));
});

test("a domain that only looks like ours is another's", () => {
  const url = "https://not-sunny-corner.example/";
  expect(read(listed({ url }))).toMatchObject([{ url }]);
});

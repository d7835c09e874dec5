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
    "1.id: .* used twice",
  ],
  ["no publisher", text.replace(/ {2}publisher: National.*\n/, ""), "0.publisher: is missing"],
])("a source with %s is refused", (_, yaml, message) => {
  expect(() => read(yaml)).toThrow(new RegExp(`^sources\\.yaml:\\d+:\\d+: ${message}`));
});

import { expect, test } from "vitest";
import { nearEpisodes, searchEpisodes } from "#gallery/index.ts";
import { wordsFor } from "#gallery/pages/index.ts";
import { arabic } from "#gallery/pages/words/arabic.ts";
import { german } from "#gallery/pages/words/german.ts";
import { japanese } from "#gallery/pages/words/japanese.ts";
import { spanish } from "#gallery/pages/words/spanish.ts";
import { episodeWith } from "./sample-campaign.ts";

const inTitle = episodeWith({ slug: "a-manager", title: "Let a manager remember", transcript: [] });
const inText = episodeWith({ slug: "other", title: "Something else", transcript: ["A manager is mentioned once."] });
const spanishOne = episodeWith({ slug: "es", title: "Contraseñas", locale: "es" });
const japaneseOne = episodeWith({ slug: "ja", title: "ランダムな三つの言葉", locale: "ja" });
const all = [inText, inTitle, spanishOne, japaneseOne];
const slugs = (episodes: readonly { slug: string }[]) => episodes.map(({ slug }) => slug);

test("what has the word in its title comes before what only mentions it", () => {
  expect(slugs(searchEpisodes(all, "manager"))).toEqual(["a-manager", "other"]);
});

test.each([
  ["CONTRASENAS", ["es"]],
  ["三つ", ["ja"]],
  ["manager zebra", []],
  ["", []],
  [" .,;! ", []],
  ["remember manager", ["a-manager"]],
])("a search for %j finds what has all of it", (looked, found) => {
  expect(slugs(searchEpisodes(all, looked))).toEqual(found);
});

test("an address with typing mistakes is near what it was meant to be, and nonsense is near nothing", () => {
  expect(slugs(nearEpisodes(all, "a-mangaer"))).toEqual(["a-manager"]);
  expect(nearEpisodes(all, "zzzzzz")).toEqual([]);
});

const TRANSLATIONS = Object.entries({ arabic, german, japanese, spanish });

test.each(TRANSLATIONS)(
  "the words in %s answer to names that the pages know, and are told in that language",
  (_, words) => {
    const english = wordsFor("en");
    expect(Object.keys(words).filter((name) => !(name in english))).toEqual([]);
    const same = Object.entries(words).filter(
      ([name, word]) => typeof word === "string" && word === english[name as keyof typeof english],
    );
    // Demo is a German word as well.
    expect(same.map(([name]) => name).filter((name) => name !== "demo")).toEqual([]);
  },
);

test.each([1, 2, 3, 11, 100])("a count of %i is told in every language", (count) => {
  for (const locale of ["en", "es", "de", "ar", "ja"]) {
    for (const told of [wordsFor(locale).foundCount(count), wordsFor(locale).moreUpcoming(count)]) {
      expect(told).not.toMatch(/undefined|NaN/);
      expect(told.length).toBeGreaterThan(2);
    }
  }
});

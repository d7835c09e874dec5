import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { campaignFileSchema, consentsIn } from "#campaigns/index.ts";
import { parseYamlFile } from "#core/yaml.ts";
import {
  assertClaimsHaveSources,
  OWN_DOMAIN,
  parseFigures,
  parseScript,
  parseSources,
  type Scene,
  type Script,
  shownIn,
} from "#scripts/index.ts";
import { lintScript } from "#scripts/lint/index.ts";
import { compileStoryboard, formatSchema } from "#storyboards/index.ts";

const videos = new URL("../../../videos/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, videos), "utf8");

const campaign = parseYamlFile({
  text: read("campaigns/sunny-corner-2026.yaml"),
  source: "sunny-corner-2026.yaml",
  schema: campaignFileSchema,
});
const sources = parseSources({ text: read("sources.yaml"), source: "sources.yaml" });

const folders = readdirSync(new URL("scripts/", videos));
const files = folders.flatMap((folder) =>
  readdirSync(new URL(`scripts/${folder}/`, videos)).map((file) => ({ folder, file, path: `${folder}/${file}` })),
);
const figuresOf = (name: string) => parseFigures({ text: read(`figures/${name}.yaml`), source: `${name}.yaml` });
const series = files.map(({ folder, file, path }) => ({
  path,
  script: parseScript({
    text: read(`scripts/${path}`),
    source: path,
    expected: { episode: folder, locale: file.replace(/\.yaml$/, "") },
    figuresOf,
  }),
}));
const english = series.filter(({ script }) => script.locale === "en");
const translated = [
  "email-first",
  "longer-is-stronger",
  "three-random-words",
  "let-a-manager-remember",
  "one-account-one-password",
  "meet-the-passkey",
  "add-a-second-step",
  "shop-at-your-own-pace",
  "new-device-fresh-start",
].flatMap((slug) => ["es", "de", "ar", "ja"].map((locale) => ({ slug, locale })));

// The voice may join lines with other little words than the screen.
const SMALL_WORDS = new Set(["a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "it", "its", "if"]);
const SIGN_IN_TOPICS = new Set([
  "Email",
  "Passkeys",
  "Password managers",
  "Password reuse",
  "Passwords",
  "Phishing",
  "Two-step verification",
]);

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Lines that carry the advice; titles of later scenes and examples are described instead. */
function adviceOn(scene: Scene): string[] {
  switch (scene.kind) {
    case "hook":
      return [scene.title];
    case "steps":
      return scene.steps;
    case "tip":
      return [scene.body];
    case "call-to-action":
      return [scene.action, scene.verify];
    case "checklist":
      return scene.items;
    case "stat":
      return [scene.meaning];
    case "presenter":
      return [scene.says];
    default:
      return [];
  }
}

function repeated(lines: string[]): string[] {
  const plain = lines.map((line) => wordsOf(line).join(" "));
  return plain.filter((line, index) => plain.indexOf(line) !== index);
}

test("every episode of the campaign has a script in English, and no script is left over", () => {
  const slugs = campaign.episodes.map(({ slug }) => slug).sort();
  expect(folders.toSorted()).toEqual(slugs);
  expect(english.map(({ script }) => script.episode).sort()).toEqual(slugs);
});

test.each(english)("$path has the title and the topic that the campaign announces", ({ script }) => {
  const announced = campaign.episodes.find(({ slug }) => slug === script.episode);
  expect({ title: script.title, topic: script.topic }).toEqual({ title: announced?.title, topic: announced?.topic });
});

describe.each(formatSchema.options)("in %s", (format) => {
  test.each(series)("$path lasts 15 to 45 seconds", ({ script }) => {
    const { durationFrames, fps } = compileStoryboard({ script, format, theme: "sunny" });
    expect(durationFrames / fps).toBeGreaterThanOrEqual(15);
    expect(durationFrames / fps).toBeLessThanOrEqual(45);
  });
});

test.each(series)("$path makes claims, and each rests on a source that somebody read", ({ script }) => {
  expect(script.claims).not.toEqual([]);
  expect(assertClaimsHaveSources(script, sources)).toEqual([]);
});

test("no source is listed that no claim rests on", () => {
  const used = new Set(series.flatMap(({ script }) => script.claims.map(({ source }) => source)));
  expect(sources.filter(({ id }) => !used.has(id))).toEqual([]);
});

test.each(series)("$path ends with its one action, our address and how to tell that it is real", ({ script }) => {
  const withoutCard = script.scenes.filter(({ kind }) => kind !== "end-card");
  expect(withoutCard.filter(({ kind }) => kind === "call-to-action")).toHaveLength(1);
  expect(withoutCard.at(-1)).toMatchObject({
    kind: "call-to-action",
    url: expect.stringMatching(/^sunny-corner\.example(\/|$)/),
  });
});

test("no two episodes ask for the same action", () => {
  const asked = english.flatMap(({ script }) =>
    script.scenes.flatMap((scene) => (scene.kind === "call-to-action" ? [scene.action] : [])),
  );
  expect(repeated(asked)).toEqual([]);
  expect(repeated(english.map(({ script }) => script.action))).toEqual([]);
});

test.each(english)("who only listens to $path hears every step, tip and action", ({ script }) => {
  const unspoken = script.scenes.map((scene) => {
    const spoken = wordsOf(scene.narration);
    return adviceOn(scene).filter((line) =>
      wordsOf(line).some((word) => !SMALL_WORDS.has(word) && !spoken.includes(word)),
    );
  });
  expect(unspoken.flat()).toEqual([]);
});

test.each(english)("no sentence of $path has 20 words or more", ({ script }) => {
  const sentences = script.scenes.flatMap(({ narration }) => narration.split(/(?<=[.?!])\s+/));
  expect(sentences.filter((sentence) => wordsOf(sentence).length >= 20)).toEqual([]);
});

test.each(english.filter(({ script }) => SIGN_IN_TOPICS.has(script.topic)))(
  "$path is about signing in and recommends a passkey",
  ({ script }) => {
    expect(script.scenes.map(({ narration }) => narration).join(" ")).toMatch(/use a passkey where one is offered/i);
  },
);

test.each(english)("$path shows nothing that looks like a password outside its examples", ({ script }) => {
  const shown = script.scenes.flatMap((scene) => [
    ...shownIn(scene).flatMap(({ text, isExample, isInvented }) => (isExample || isInvented ? [] : [text])),
    scene.narration,
  ]);
  const mixed = shown
    .flatMap((line) => line.split(/\s+/))
    .filter((word) => /\p{L}/u.test(word) && /[\p{N}@$!#%&*_]\S/u.test(word));
  expect(mixed).toEqual([]);
});

/** The same episode in the other languages. */
function siblingsOf({ episode, locale }: Script): Script[] {
  return series.map(({ script }) => script).filter((other) => other.episode === episode && other.locale !== locale);
}

test.each(series)("$path breaks no rule on the day it was written for", ({ script }) => {
  const siblings = siblingsOf(script);
  const { findings, notRun } = lintScript({
    script,
    on: "2026-11-22",
    profile: "house",
    sources,
    allowedDomains: [OWN_DOMAIN, ...sources.map(({ url }) => new URL(url).hostname)],
    consents: consentsIn(campaign),
    siblings,
  });
  expect(findings.map(({ rule, path }) => `${path}: ${rule}`)).toEqual([]);
  // Only an episode that nobody has translated cannot be compared.
  expect(notRun).toEqual(siblings.length === 0 ? ["W11"] : []);
});

test.each(translated)("$slug is told in $locale scene by scene as in English", ({ slug, locale }) => {
  const outline = (wanted: string) =>
    series
      .filter(({ script }) => script.episode === slug && script.locale === wanted)
      .flatMap(({ script }) => script.scenes.map(({ id, kind }) => `${id}: ${kind}`));
  expect(outline("en")).not.toEqual([]);
  expect(outline(locale)).toEqual(outline("en"));
});

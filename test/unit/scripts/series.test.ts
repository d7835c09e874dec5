import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { campaignFileSchema } from "#campaigns/index.ts";
import { parseYamlFile } from "#core/yaml.ts";
import { assertClaimsHaveSources, parseScript, parseSources, type Scene, shownIn } from "#scripts/index.ts";
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
const series = files.map(({ folder, file, path }) => ({
  path,
  script: parseScript({
    text: read(`scripts/${path}`),
    source: path,
    expected: { episode: folder, locale: file.replace(/\.yaml$/, "") },
  }),
}));
const english = series.filter(({ script }) => script.locale === "en");

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
    case "compare":
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
  expect(script.scenes.filter(({ kind }) => kind === "call-to-action")).toHaveLength(1);
  expect(script.scenes.at(-1)).toMatchObject({ kind: "call-to-action", url: "sunny-corner.example" });
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
  const shown = script.scenes.flatMap((scene) =>
    scene.kind === "compare" ? [scene.narration] : [...shownIn(scene), scene.narration],
  );
  const mixed = shown
    .flatMap((line) => line.split(/\s+/))
    .filter((word) => /\p{L}/u.test(word) && /[\p{N}@$!#%&*_]\S/u.test(word));
  expect(mixed).toEqual([]);
});

test("no script of the series breaks a rule on the day it was written for", () => {
  const findings = english.flatMap(({ path, script }) => {
    const allowedDomains = ["sunny-corner.example", ...sources.map(({ url }) => new URL(url).hostname)];
    const { findings, ran } = lintScript({ script, on: "2026-11-22", profile: "house", sources, allowedDomains });
    expect(ran.length).toBeGreaterThanOrEqual(22);
    return findings.map(({ rule, path: place }) => `${path} ${place}: ${rule}`);
  });
  expect(findings).toEqual([]);
});

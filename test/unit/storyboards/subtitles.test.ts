import fc from "fast-check";
import { parseSync } from "subtitle";
import { describe, expect, test } from "vitest";
import webVtt from "webvtt-parser";
import entities from "webvtt-parser/html-entities.json" with { type: "json" };
import type { Script } from "#scripts/index.ts";
import { compileStoryboard } from "#storyboards/index.ts";
import { srtOf, webVttOf } from "#storyboards/subtitles.ts";
import { script } from "../scripts/three-random-words.ts";
import { anyScript } from "./any-script.ts";

const compile = (of: Script) => compileStoryboard({ script: of, format: "landscape", theme: "sunny" });

function saying(narration: string, locale = "en"): Script {
  return { ...script, locale, scenes: [{ id: "one", kind: "hook", title: "One", narration }] };
}

test("a WebVTT file begins with its name and its first caption", () => {
  expect(webVttOf(compile(script)).split("\n").slice(0, 5)).toEqual([
    "WEBVTT",
    "",
    "1",
    "00:00:00.500 --> 00:00:04.500",
    "Need a password you can remember?",
  ]);
});

test("an SRT file begins with its first caption", () => {
  expect(srtOf(compile(script)).split("\n").slice(0, 4)).toEqual([
    "1",
    "00:00:00,500 --> 00:00:04,500",
    "Need a password you can remember?",
    "Use three random words.",
  ]);
});

test("a player reads back the captions that were written", () => {
  fc.assert(
    fc.property(anyScript, (any) => {
      const storyboard = compile(any);
      const wanted = storyboard.cues.map(({ startMs, durationMs, lines }) => ({
        start: startMs,
        end: startMs + durationMs,
        text: lines.join("\n"),
      }));
      for (const file of [webVttOf(storyboard), srtOf(storyboard)]) {
        const cues = parseSync(file).flatMap((node) => (node.type === "cue" ? [node.data] : []));
        expect(cues.map((cue) => ({ ...cue, text: cue.text.replaceAll("\u200f", "") }))).toEqual(wanted);
      }
    }),
    { numRuns: 50 },
  );
});

test("a tag in the narration is shown, not obeyed", () => {
  expect(webVttOf(compile(saying("Type <b>nothing</b> & wait")))).toContain(
    "Type &lt;b&gt;nothing&lt;/b&gt; &amp; wait",
  );
});

test("a time in the narration begins no caption", () => {
  const storyboard = compile(saying("At 00:00:01,000 --> 00:00:02,000 stop"));
  for (const file of [webVttOf(storyboard), srtOf(storyboard)])
    expect(parseSync(file).filter(({ type }) => type === "cue")).toHaveLength(storyboard.cues.length);
});

test("a right-to-left line that begins with a Latin name still runs right to left", () => {
  expect(webVttOf(compile(saying("Passkey أطول", "ar")))).toContain("\n\u200fPasskey أطول\n");
});

describe("an independent reader of WebVTT finds no fault", () => {
  // Of its kinds of file, the one of chapters is the strictest: it allows no tags.
  const read = (file: string) => new webVtt.WebVTTParser(entities).parse(file, "chapters");

  test.each([
    ["en", "Type <b>nothing</b> & wait: 2 > 1, and 1 < 2. At 00:00:01.000 --> 00:00:02.000, stop.\u00a0Done."],
    ["ar", "Passkey أطول من <كلمة> & أقوى، و2 > 1 ثم --> توقف. استخدم ثلاث كلمات عشوائية الآن."],
    ["ja", "<パスキー>&パスワード。2 > 1 --> 止まって。長いパスワードは、短くて複雑なものより強いのです。"],
  ])("in %s, and reads the words as they were written", (locale, narration) => {
    const storyboard = compile(saying(narration, locale));
    const { cues, errors } = read(webVttOf(storyboard));
    expect(errors).toEqual([]);
    expect(cues.map(({ startTime, endTime }) => [startTime, endTime])).toEqual(
      storyboard.cues.map(({ startMs, durationMs }) => [startMs / 1000, (startMs + durationMs) / 1000]),
    );
    const texts = cues.map(({ tree }) => tree.children?.map(({ value }) => value).join(""));
    const mark = storyboard.direction === "rtl" ? "\u200f" : "";
    expect(texts).toEqual(storyboard.cues.map(({ lines }) => lines.map((line) => mark + line).join("\n")));
  });

  test("and it is no easy reader: a tag that nobody wrote off is a fault", () => {
    const file = webVttOf(compile(saying("Type <b>nothing</b> & wait"))).replaceAll("&lt;", "<");
    expect(read(file).errors).not.toEqual([]);
  });
});

test("an SRT file holds signs as they are, for its players know no escapes", () => {
  const file = srtOf(compile(saying("Type <nothing> & wait: 2 > 1")));
  expect(file).toContain("Type <nothing> & wait: 2 > 1");
  expect(file).toMatch(/^1\n00:00:00,500 --> 00:00:0\d,\d{3}\n/);
});

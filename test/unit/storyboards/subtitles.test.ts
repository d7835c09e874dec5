import fc from "fast-check";
import { parseSync } from "subtitle";
import { expect, test } from "vitest";
import type { Script } from "#scripts/index.ts";
import { compileStoryboard, transcriptOf } from "#storyboards/index.ts";
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

test("the transcript tells what is said, and what is shown but not said", () => {
  const paragraphs = transcriptOf(compile(script));
  expect(paragraphs).toHaveLength(script.scenes.length);
  expect(paragraphs[0]).toBe("Need a password you can remember? Use three random words.");
  expect(paragraphs[1]).toContain("Swapped letters: P@ssw0rd1!");
  expect(paragraphs[4]).toContain("sunny-corner.example.");
});

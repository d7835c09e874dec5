import { type NodeCue, stringifySync } from "subtitle";
import type { Storyboard } from "./schema.ts";

// Players take a line's direction from its first strong letter, which may be a Latin name in an Arabic line.
const RIGHT_TO_LEFT_MARK = "\u200f";
const WORD_JOINER = "\u2060";

/** The captions as a WebVTT file, for players that show captions themselves. */
export function webVttOf(storyboard: Storyboard): string {
  const escaped = (line: string) => line.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const cues = nodesOf(storyboard, escaped);
  return stringifySync([{ type: "header", data: "WEBVTT" }, ...cues], { format: "WebVTT" });
}

/** The captions as an SRT file, for channels that take no WebVTT. */
export function srtOf(storyboard: Storyboard): string {
  // SRT knows no escapes: a joiner keeps a spoken arrow from being read as a time.
  const joined = (line: string) => line.replace(/-->/g, `--${WORD_JOINER}>`);
  return stringifySync(nodesOf(storyboard, joined), { format: "SRT" });
}

function nodesOf({ cues, direction }: Storyboard, written: (line: string) => string): NodeCue[] {
  const mark = direction === "rtl" ? RIGHT_TO_LEFT_MARK : "";
  return cues.map(({ startMs, durationMs, lines }) => ({
    type: "cue",
    data: { start: startMs, end: startMs + durationMs, text: lines.map((line) => mark + written(line)).join("\n") },
  }));
}

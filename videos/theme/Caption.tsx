import { Fragment, type ReactNode } from "react";
import type { Cue, Format, Storyboard } from "#storyboards/index.ts";
import { palette } from "./palette.ts";
import { place, type Stage } from "./stage.ts";
import { fitSize, text } from "./type.ts";

const SIZE: Record<Format, { max: number; pad: number }> = {
  vertical: { max: 50, pad: 34 },
  square: { max: 42, pad: 30 },
  landscape: { max: 44, pad: 34 },
};

/** The spoken words, burned in. They cut in and out: a caption that moves is harder to read. */
export function Caption({ cues, frame, stage }: { cues: Storyboard["cues"]; frame: number; stage: Stage }) {
  const cue = cues.find(({ startFrame, durationFrames }) => frame >= startFrame && frame < startFrame + durationFrames);
  if (!cue) return null;
  const lines = cue.lines.map((line, index) => ({ line, index }));
  const { max, pad } = SIZE[stage.format];
  const width = stage.caption.width - 2 * pad;
  const fontSize = Math.min(
    ...cue.lines.map((line) => fitSize("text", line, { width, height: max * 1.5, max, min: 24 })),
  );
  return (
    <div
      data-part="caption"
      style={{ ...place(stage.caption), display: "flex", alignItems: "flex-end", justifyContent: "center" }}
    >
      <div
        style={{
          ...text,
          fontSize,
          lineHeight: 1.3,
          color: palette.captionWords,
          background: palette.caption,
          borderRadius: 30,
          padding: `${Math.round(pad * 0.5)}px ${pad}px`,
          textAlign: "center",
          whiteSpace: "nowrap",
        }}
      >
        {lines.map(({ line, index }) => (
          <div key={index} data-line={`caption.${index}`}>
            {stressed(line, index, cue, frame)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** A line in which the stressed words light up when they are said, and stay lit. */
function stressed(line: string, index: number, { emphasis = [] }: Cue, frame: number): ReactNode {
  const lit = emphasis
    .filter((part) => part.line === index && frame >= part.startFrame)
    .toSorted((a, b) => a.from - b.from);
  if (lit.length === 0) return line;
  let at = 0;
  const pieces = lit.map(({ from, to }) => {
    const plain = line.slice(at, from);
    at = Math.max(at, to);
    return (
      <Fragment key={from}>
        {plain}
        <span style={{ color: palette.captionStress }}>{line.slice(from, to)}</span>
      </Fragment>
    );
  });
  return [...pieces, line.slice(at)];
}

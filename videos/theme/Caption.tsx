import type { Format, Storyboard } from "#storyboards/index.ts";
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
  const [first, second] = cue.lines;
  const { max, pad } = SIZE[stage.format];
  const width = stage.caption.width - 2 * pad;
  const fontSize = Math.min(
    ...cue.lines.map((line) => fitSize("text", line, { width, height: max * 1.3, max, min: 24 })),
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
          color: palette.paper,
          background: palette.ink,
          borderRadius: 30,
          padding: `${Math.round(pad * 0.5)}px ${pad}px`,
          textAlign: "center",
          whiteSpace: "nowrap",
        }}
      >
        <div>{first}</div>
        {second !== undefined && <div>{second}</div>}
      </div>
    </div>
  );
}

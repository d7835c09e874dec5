import { exampleMark, type Format } from "#storyboards/index.ts";
import { rise } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";
import { Example } from "./Example.tsx";

type Layout = {
  isRow: boolean;
  title: { height: number; max: number };
  /** Width inside a card, most height of an example, and the size that the rest of a card follows. */
  line: number;
  sample: number;
  unit: number;
};

const LAYOUT: Record<Format, Layout> = {
  vertical: { isRow: false, title: { height: 236, max: 112 }, line: 735, sample: 84, unit: 44 },
  square: { isRow: false, title: { height: 96, max: 84 }, line: 888, sample: 84, unit: 42 },
  landscape: { isRow: true, title: { height: 124, max: 108 }, line: 726, sample: 230, unit: 58 },
};

/** Two habits side by side. The better one comes second, when its words are spoken. */
export function Compare({ frame, durationFrames, scene: { title, weak, strong }, stage }: SceneProps<"compare">) {
  const { isRow, title: titleRoom, line, sample, unit } = LAYOUT[stage.format];
  const width = stage.content.width - (stage.format === "vertical" ? 0 : 110);
  const mark = exampleMark(stage.locale);
  // Both notes in one size, so that neither side looks more important.
  const noteRoom = { width: line, height: unit * 1.26, max: unit * 0.92, min: unit * 0.68 };
  const note = Math.min(fitSize("text", weak.note, noteRoom), fitSize("text", strong.note, noteRoom));
  const shared = { mark, line, sample, note, unit };
  return (
    <div style={{ ...place(stage.content), display: "flex", flexDirection: "column", gap: unit * 0.75 }}>
      <Words
        field="title"
        stage={stage}
        frame={frame}
        style={{
          ...display,
          maxInlineSize: width,
          fontSize: fitSize("display", title, { width, ...titleRoom, min: 44 }),
          color: palette.ink,
        }}
      >
        {title}
      </Words>
      <div
        style={{ flex: 1, minHeight: 0, display: "flex", flexDirection: isRow ? "row" : "column", gap: unit * 0.75 }}
      >
        <Example example={weak} isStrong={false} {...shared} style={rise(frame, 8, 60)} />
        <Example example={strong} isStrong {...shared} style={rise(frame, Math.round(durationFrames * 0.42), 60)} />
      </div>
    </div>
  );
}

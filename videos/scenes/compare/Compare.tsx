import type { Format } from "#storyboards/index.ts";
import { rise } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";
import { Example } from "./Example.tsx";
import { exampleMark } from "./example-mark.ts";

const LAYOUT: Record<Format, { title: number; height: number; line: number; unit: number; isRow: boolean }> = {
  vertical: { title: 112, height: 240, line: 660, unit: 44, isRow: false },
  square: { title: 84, height: 96, line: 800, unit: 36, isRow: false },
  landscape: { title: 108, height: 124, line: 690, unit: 46, isRow: true },
};

/** Two habits side by side. The better one comes second, when its words are spoken. */
export function Compare({ frame, durationFrames, scene: { title, weak, strong }, stage }: SceneProps<"compare">) {
  const { title: max, height, line, unit, isRow } = LAYOUT[stage.format];
  const width = stage.content.width - (stage.format === "vertical" ? 0 : 110);
  const mark = exampleMark(stage.locale);
  const shared = { mark, line, unit };
  return (
    <div style={{ ...place(stage.content), display: "flex", flexDirection: "column", gap: unit * 0.75 }}>
      <Words
        frame={frame}
        style={{
          ...display,
          maxInlineSize: width,
          fontSize: fitSize(title, { width, height, max, min: 48 }),
          color: palette.ink,
        }}
      >
        {title}
      </Words>
      <div
        style={{ flex: 1, minHeight: 0, display: "flex", flexDirection: isRow ? "row" : "column", gap: unit * 0.75 }}
      >
        <Example example={weak} isStrong={false} {...shared} style={{ flex: 1, ...rise(frame, 8, 60) }} />
        <Example
          example={strong}
          isStrong
          {...shared}
          style={{ flex: 1, ...rise(frame, Math.round(durationFrames * 0.42), 60) }}
        />
      </div>
    </div>
  );
}

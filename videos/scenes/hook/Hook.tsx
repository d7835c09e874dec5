import type { Format } from "#storyboards/index.ts";
import { Line } from "../../theme/Line.tsx";
import { away, rise, settle } from "../../theme/motion.ts";
import { Perch } from "../../theme/Perch.tsx";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize, text } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";

type Layout = {
  kicker: number;
  /** Place of the title. */
  width: number;
  height: number;
  max: number;
  perch: { y: number; reach: number; size: number };
};

const LAYOUT: Record<Format, Layout> = {
  vertical: { kicker: 46, width: 823, height: 590, max: 178, perch: { y: 1236, reach: 560, size: 250 } },
  square: { kicker: 40, width: 940, height: 420, max: 150, perch: { y: 850, reach: 480, size: 210 } },
  landscape: { kicker: 48, width: 1230, height: 480, max: 184, perch: { y: 800, reach: 660, size: 300 } },
};

/** Opens an episode: one question, one large promise, the sun coming up behind it. */
export function Hook({ frame, scene: { kicker, title }, stage }: SceneProps<"hook">) {
  const { kicker: kickerSize, width, height, max, perch } = LAYOUT[stage.format];
  const titleFrom = kicker === undefined ? 0 : 4;
  return (
    <>
      <Perch stage={stage} frame={frame} side="end" from={8} {...perch} />
      <div style={{ ...place(stage.content), display: "flex", flexDirection: "column", gap: 22 }}>
        {kicker !== undefined && (
          <div style={{ ...text, ...rise(frame), maxInlineSize: width, fontSize: kickerSize, color: palette.pine }}>
            <div
              style={{
                inlineSize: `calc(120px - ${away(120 * (1 - settle(frame)))})`,
                blockSize: 12,
                marginBlockEnd: 24,
                borderRadius: 6,
                background: palette.coral,
              }}
            />
            <Line field="kicker">{kicker}</Line>
          </div>
        )}
        <Words
          field="title"
          stage={stage}
          frame={frame}
          from={titleFrom}
          style={{
            ...display,
            maxInlineSize: width,
            fontSize: fitSize("display", title, { width, height, max, min: 64 }),
            color: palette.ink,
          }}
        >
          {title}
        </Words>
      </div>
    </>
  );
}

import { exampleMark } from "#storyboards/index.ts";
import { Line } from "../../theme/Line.tsx";
import { rise, round, settle } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";
import { LAYOUT } from "./layout.ts";
import { MarkedAddress } from "./MarkedAddress.tsx";
import { Note } from "./Note.tsx";
import { Pane } from "./Pane.tsx";

const TILT = -1.6;

/** Two pages that look the same, until the address of one gives away who stands behind it. */
export function Lookalike({ frame, durationFrames, scene, stage }: SceneProps<"lookalike">) {
  const { title, real, fake, spot, realLabel, fakeLabel, note } = scene;
  const { isRow, title: titleRoom, gap, pane, pip, note: noteRoom } = LAYOUT[stage.format];
  const reveal = Math.round(durationFrames * 0.34);
  const refusal = Math.round(durationFrames * 0.58);
  // The reveal is drawn on twos, like hand-drawn film.
  const beat = frame - ((frame - reveal) % 2);
  const upright = 1 - settle(beat, reveal, 14);
  const side = stage.direction === "rtl" ? -1 : 1;
  const entered = rise(frame, 4, 60);
  return (
    <div style={{ ...place(stage.content), display: "flex", flexDirection: "column", justifyContent: "space-between" }}>
      <Words
        field="title"
        stage={stage}
        frame={frame}
        style={{
          ...display,
          maxInlineSize: titleRoom.width,
          fontSize: fitSize("display", title, { ...titleRoom, min: 44 }),
          color: palette.ink,
        }}
      >
        {title}
      </Words>
      <div
        style={{
          flexShrink: 0,
          display: "flex",
          flexDirection: isRow ? "row" : "column",
          gap,
        }}
      >
        <Pane isReal size={pane} label={realLabel} address={real} frame={beat} style={entered}>
          <Line field="real">{real}</Line>
        </Pane>
        <Pane
          isReal={false}
          size={pane}
          label={fakeLabel}
          address={fake}
          frame={beat}
          wolfFrom={reveal}
          mark={exampleMark(stage.locale)}
          style={{
            ...entered,
            rotate: `calc(${round(TILT * side)}deg + ${round(-TILT * side * upright)}deg * var(--motion))`,
          }}
        >
          <MarkedAddress spot={spot} frame={beat} from={reveal}>
            {fake}
          </MarkedAddress>
        </Pane>
      </div>
      <Note stage={stage} frame={frame} from={refusal} pip={pip} room={noteRoom}>
        {note}
      </Note>
    </div>
  );
}

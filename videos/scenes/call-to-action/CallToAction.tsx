import type { Format } from "#storyboards/index.ts";
import { rise } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";
import { Signpost, type SignSize } from "./Signpost.tsx";

type Layout = {
  isRow: boolean;
  action: { width: number; height: number; max: number };
  sign: SignSize;
};

const LAYOUT: Record<Format, Layout> = {
  vertical: {
    isRow: false,
    action: { width: 823, height: 490, max: 140 },
    sign: { width: 823, pip: 190, urlSize: 66, verifySize: 46, drop: 470 },
  },
  square: {
    isRow: false,
    action: { width: 830, height: 330, max: 112 },
    sign: { width: 860, pip: 160, urlSize: 60, verifySize: 42, drop: 160 },
  },
  landscape: {
    isRow: true,
    action: { width: 900, height: 600, max: 124 },
    sign: { width: 790, pip: 240, urlSize: 68, verifySize: 46, drop: 140 },
  },
};

/** Closes an episode: the one thing to do, where to read on, and how to tell that it was us. */
export function CallToAction({ frame, scene: { action, url, verify }, stage }: SceneProps<"call-to-action">) {
  const { isRow, action: actionPlace, sign } = LAYOUT[stage.format];
  return (
    <div
      style={{
        ...place(stage.content),
        display: "flex",
        flexDirection: isRow ? "row" : "column",
        alignItems: "flex-start",
        justifyContent: "space-between",
      }}
    >
      <Words
        field="action"
        stage={stage}
        frame={frame}
        style={{
          ...display,
          maxInlineSize: actionPlace.width,
          fontSize: fitSize("display", action, { ...actionPlace, min: 56 }),
          color: palette.ink,
        }}
      >
        {action}
      </Words>
      <div style={{ flexShrink: 0, alignSelf: "flex-end", inlineSize: sign.width, ...rise(frame, 12, 80) }}>
        <Signpost url={url} verify={verify} stage={stage} frame={frame} size={sign} />
      </div>
    </div>
  );
}

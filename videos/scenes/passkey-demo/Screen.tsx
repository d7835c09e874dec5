import type { CSSProperties } from "react";
import { Line } from "../../theme/Line.tsx";
import { rise } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { fitSize, text } from "../../theme/type.ts";
import { Fingerprint } from "./Fingerprint.tsx";
import { KeptKey } from "./KeptKey.tsx";
import type { Layout } from "./layout.ts";

type Props = {
  frame: number;
  ask: string;
  confirm: string;
  layout: Layout;
  /** Frames at which the device asks, its owner answers and the key shines. */
  asks: number;
  answers: number;
  shines: number;
};

/** In how many steps the fingerprint fills, and how many frames it takes at most. */
const STEPS = 6;
const FILL_FRAMES = 36;

/** What the device shows: the question beside the key that it keeps, then the owner's answer. */
export function Screen({ frame, ask, confirm, layout, asks, answers, shines }: Props) {
  const { isLaptop, pad, glyph, ask: askRoom, confirm: confirmRoom } = layout;
  // Drawn on twos, like hand-drawn film: calm, and half the pictures.
  const beat = frame - ((frame - answers) % 2);
  const filling = (frame - answers - 4) / Math.min(FILL_FRAMES, shines - answers - 4);
  const steps = Math.floor(Math.min(Math.max(filling, 0), 1) * STEPS);
  const part: CSSProperties = {
    flex: "1 1 0",
    minWidth: 0,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: isLaptop ? 34 : 20,
    textAlign: "center",
  };
  return (
    <div
      style={{
        position: "absolute",
        inset: 0,
        display: "flex",
        flexDirection: isLaptop ? "row" : "column",
        padding: pad,
        paddingBlockStart: isLaptop ? pad : 44,
      }}
    >
      <div style={{ ...part, ...rise(frame, asks, 24) }}>
        <KeptKey size={glyph} frame={frame - ((frame - shines) % 2)} from={shines} />
        <div
          style={{
            ...text,
            maxInlineSize: askRoom.width,
            fontSize: fitSize("text", ask, { ...askRoom, min: 24 }),
            color: palette.ink,
          }}
        >
          <Line field="ask">{ask}</Line>
        </div>
      </div>
      <div
        style={{
          flexShrink: 0,
          alignSelf: "stretch",
          margin: isLaptop ? `${pad}px 0` : `4px ${pad}px`,
          [isLaptop ? "inlineSize" : "blockSize"]: 5,
          borderRadius: 3,
          background: palette.line,
          opacity: rise(beat, answers).opacity,
        }}
      />
      <div style={{ ...part, ...rise(beat, answers, 24) }}>
        <Fingerprint size={glyph} filled={steps / STEPS} />
        <div
          style={{
            ...text,
            maxInlineSize: confirmRoom.width,
            fontSize: fitSize("text", confirm, { ...confirmRoom, min: 24 }),
            color: palette.ink,
          }}
        >
          <Line field="confirm">{confirm}</Line>
        </div>
      </div>
    </div>
  );
}

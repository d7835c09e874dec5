import { Badge } from "../../theme/Badge.tsx";
import { Card } from "../../theme/Card.tsx";
import { Line } from "../../theme/Line.tsx";
import { rise } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import type { Stage } from "../../theme/stage.ts";
import { display, exact, fitSize } from "../../theme/type.ts";
import type { Layout, Spot } from "./layout.ts";

type SignProps = { spot: Layout["site"]; frame: number; address: string };

/** The address of the site, on a board above its door. */
export function Sign({ spot: { x, y, width, height, max }, frame, address }: SignProps) {
  // Long addresses take two lines, broken behind a dot or a hyphen.
  const parts = address.split(/(?<=[.-])/);
  const room = { width: width - 48, height: height * 0.8, max, min: 20 };
  const whole = fitSize("exact", address, room);
  const broken = fitSize("exact", parts.join(" "), room);
  const isWhole = whole >= broken;
  const pieces = parts.map((part, index) => ({ part, key: index }));
  return (
    <div
      style={{
        ...rise(frame, 2, 60),
        position: "absolute",
        insetInlineStart: x,
        insetBlockStart: y,
        inlineSize: width,
        blockSize: height,
        display: "grid",
        placeContent: "center",
        borderRadius: 26,
        background: palette.sign,
        boxShadow: `0 8px 0 ${palette.shade}`,
      }}
    >
      <div
        dir="ltr"
        style={{
          ...exact,
          fontSize: isWhole ? whole : broken,
          whiteSpace: isWhole ? "nowrap" : "normal",
          overflowWrap: "normal",
          textAlign: "center",
          color: palette.signWords,
        }}
      >
        <span data-line="site">
          {pieces.map(({ part, key }) => (
            <span key={key} style={{ display: isWhole ? "inline" : "inline-block" }}>
              {part}
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}

const PAD = 24;
const GAP = 16;

type DoneProps = { spot: Spot & { max: number }; stage: Stage; frame: number; from: number; children: string };

/** What is true once the door is open, with a tick. */
export function Done({ spot: { x, y, width, height, max }, stage, frame, from, children }: DoneProps) {
  const tick = Math.round(width * 0.155);
  const room = { width: width - 2 * PAD - tick - GAP, height: height - 36, max, min: 26 };
  return (
    <Card
      style={{
        ...rise(frame, from, 40),
        position: "absolute",
        insetInlineStart: x,
        insetBlockStart: y,
        inlineSize: width,
        blockSize: height,
        padding: `0 ${PAD}px`,
        display: "flex",
        alignItems: "center",
        justifyContent: "center",
        gap: GAP,
      }}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 60 40"
        width={60}
        height={40}
        style={{
          position: "absolute",
          insetBlockEnd: -36,
          insetInlineStart: "58%",
          transform: stage.direction === "rtl" ? "scaleX(-1)" : "none",
        }}
      >
        <path d="M4 0C10 14 18 30 40 40C40 26 48 12 56 0Z" fill={palette.paper} />
      </svg>
      <Badge isGood size={tick} />
      <div style={{ ...display, fontSize: fitSize("display", children, room), color: palette.pine }}>
        <Line field="done">{children}</Line>
      </div>
    </Card>
  );
}

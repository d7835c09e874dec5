import type { ReactNode } from "react";
import { Card } from "../../theme/Card.tsx";
import { Line } from "../../theme/Line.tsx";
import { round } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { fitSize, type Room, text } from "../../theme/type.ts";
import { TickBox } from "./TickBox.tsx";

export type PaperSize = {
  width: number;
  pad: number;
  /** Largest size of an item, and heights of a row with few items and with many. */
  item: number;
  row: { few: number; many: number };
};

type Props = {
  items: readonly string[];
  /** The frame from which each item is ticked. */
  ticks: readonly number[];
  frame: number;
  size: PaperSize;
  children: ReactNode;
};

/** A sheet on a pin: what stands at its top, and below it the items with their boxes. */
export function Paper({ items, ticks, frame, size: { width, pad, item, row }, children }: Props) {
  const height = items.length > 3 ? row.many : row.few;
  const box = round(Math.min(height * 0.72, item * 1.5));
  const room: Room = { width: width - 2 * pad - box - 28, height: height - 10, max: item, min: 30 };
  const fontSize = Math.min(...items.map((content) => fitSize("text", content, room)));
  const rows = items.map((content, index) => ({ content, index, from: ticks[index] ?? 0 }));
  return (
    <div style={{ position: "relative" }}>
      <Card style={{ padding: pad, paddingBlockEnd: pad * 0.7, borderRadius: 26 }}>
        {children}
        {rows.map(({ content, index, from }) => (
          <div
            key={index}
            style={{
              minBlockSize: height,
              display: "flex",
              alignItems: "center",
              gap: 28,
              borderBlockStart: index === 0 && !children ? "none" : `4px solid ${palette.line}`,
            }}
          >
            <TickBox frame={frame} from={from} size={box} />
            <div style={{ ...text, fontSize, color: palette.ink }}>
              <Line field={`items.${index}`}>{content}</Line>
            </div>
          </div>
        ))}
      </Card>
      <Pin />
    </div>
  );
}

function Pin() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 80 80"
      width={80}
      height={80}
      style={{ position: "absolute", insetBlockStart: -26, insetInlineStart: "calc(50% - 40px)" }}
    >
      <ellipse cx={46} cy={50} rx={26} ry={20} fill={palette.night} opacity={0.18} />
      <circle cx={40} cy={38} r={26} fill={palette.roofDeep} />
      <circle cx={38} cy={33} r={23} fill={palette.coral} />
      <circle cx={30} cy={25} r={6} fill={palette.cloud} opacity={0.7} />
    </svg>
  );
}

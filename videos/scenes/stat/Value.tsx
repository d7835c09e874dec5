import type { CSSProperties } from "react";
import { Line } from "../../theme/Line.tsx";
import { round } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { display, fitSize } from "../../theme/type.ts";

type Props = { middle: number; room: { width: number; height: number }; style: CSSProperties; children: string };

/** The number, as large as the band of the balloon takes it. */
export function Value({ middle, room, style, children }: Props) {
  const fontSize = fitSize("display", children, { ...room, max: 400, min: 60 });
  return (
    <div
      style={{
        position: "absolute",
        insetInline: 0,
        insetBlockStart: round(middle - room.height / 2),
        blockSize: round(room.height),
        display: "flex",
        alignItems: "center",
        justifyContent: "center",
        ...style,
      }}
    >
      <div
        dir="auto"
        style={{ ...display, maxInlineSize: room.width, textAlign: "center", fontSize, color: palette.night }}
      >
        <Line field="value">{children}</Line>
      </div>
    </div>
  );
}

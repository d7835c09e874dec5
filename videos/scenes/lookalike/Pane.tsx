import type { CSSProperties, ReactNode } from "react";
import { Badge } from "../../theme/Badge.tsx";
import { ExampleMark } from "../../theme/ExampleMark.tsx";
import { Line } from "../../theme/Line.tsx";
import { palette } from "../../theme/palette.ts";
import { exact, fitSize, text } from "../../theme/type.ts";
import { FlockMember, FlockPicture } from "./Flock.tsx";
import type { PaneSize } from "./layout.ts";

type Props = {
  size: PaneSize;
  isReal: boolean;
  label: string;
  address: string;
  /** The address as it is drawn. */
  children: ReactNode;
  frame: number;
  /** The frame at which a wolf shows under the fleece. */
  wolfFrom?: number;
  /** The mark of an example, across the page. */
  mark?: string;
  style: CSSProperties;
};

/** A browser's window with a tab that says which one it is, its address as large as it goes, and a sign-in page. */
export function Pane({ size, isReal, label, address, children, frame, wolfFrom, mark, style }: Props) {
  const { width, height, tab, bar, max, isRoomy } = size;
  const colour = isReal ? palette.pine : palette.brick;
  const pad = Math.round(bar * 0.2);
  const labelRoom = { width: width * (isRoomy ? 0.72 : 0.48), height: tab, max: tab * 0.62, min: 22 };
  // Room on both sides of the letters, and for the ring around some of them.
  const addressRoom = { width: width - 2 * pad - bar * 0.9, height: bar, max, min: 20 };
  return (
    <div
      data-part={isReal ? "real-window" : "fake-window"}
      style={{ ...style, position: "relative", inlineSize: width, blockSize: height, boxSizing: "border-box" }}
    >
      <div
        style={{
          ...text,
          position: "absolute",
          insetInlineStart: 26,
          insetBlockStart: 0,
          blockSize: tab + 20,
          paddingInline: "22px 34px",
          paddingBlockEnd: 20,
          boxSizing: "border-box",
          display: "flex",
          alignItems: "center",
          gap: tab * 0.24,
          borderRadius: "26px 26px 0 0",
          background: palette.paper,
          color: colour,
          fontSize: fitSize("text", label, labelRoom),
          whiteSpace: "nowrap",
        }}
      >
        <Badge isGood={isReal} size={tab * 0.66} />
        <Line field={isReal ? "realLabel" : "fakeLabel"}>{label}</Line>
      </div>
      <div
        style={{
          position: "absolute",
          insetInline: 0,
          insetBlock: `${tab}px 0`,
          boxSizing: "border-box",
          display: "flex",
          flexDirection: "column",
          gap: pad,
          padding: pad,
          borderRadius: 36,
          background: palette.paper,
          boxShadow: `0 10px 0 ${palette.shade}`,
        }}
      >
        <div
          dir="ltr"
          style={{
            ...exact,
            flexShrink: 0,
            blockSize: bar,
            display: "grid",
            placeContent: "center",
            borderRadius: bar / 2,
            background: palette.cream,
            color: palette.ink,
            whiteSpace: "nowrap",
            fontSize: fitSize("exact", address, addressRoom),
          }}
        >
          <div>{children}</div>
        </div>
        <div style={{ flex: 1, minHeight: 0, display: "flex", gap: pad * 1.4 }}>
          {isRoomy && (
            <FlockPicture
              width={Math.round(width * 0.34)}
              height={height - tab - bar - 3 * pad}
              frame={frame}
              wolfFrom={wolfFrom}
            />
          )}
          <Fields isColumn={isRoomy} isFilled={isReal} />
        </div>
        {mark !== undefined && (
          <ExampleMark size={size.mark} style={{ insetBlockEnd: "10%", insetInlineEnd: "5%" }}>
            {mark}
          </ExampleMark>
        )}
      </div>
      {!isRoomy && (
        <div style={{ position: "absolute", insetInlineEnd: width * 0.13, insetBlockEnd: height - tab - 4 }}>
          <FlockMember height={tab + 46} frame={frame} wolfFrom={wolfFrom} />
        </div>
      )}
    </div>
  );
}

/** Two fields of a sign-in page: filled in where the site is known, empty where it is not. */
function Fields({ isColumn, isFilled }: { isColumn: boolean; isFilled: boolean }) {
  const field = {
    flex: "1 1 0",
    maxBlockSize: 92,
    boxSizing: "border-box",
    display: "flex",
    alignItems: "center",
    paddingInline: 22,
    border: `4px ${isFilled ? "solid" : "dashed"} ${isFilled ? palette.hillNear : palette.line}`,
    borderRadius: 18,
  } as const;
  const words = { blockSize: 14, borderRadius: 7, background: palette.hillNear } as const;
  return (
    <div
      style={{
        flex: 1,
        display: "flex",
        flexDirection: isColumn ? "column" : "row",
        justifyContent: "center",
        gap: isColumn ? 16 : 20,
      }}
    >
      <div style={field}>{isFilled && <div style={{ ...words, inlineSize: "62%" }} />}</div>
      <div style={field}>{isFilled && <div style={{ ...words, inlineSize: "44%" }} />}</div>
    </div>
  );
}

import type { CSSProperties, ReactNode } from "react";
import type { Format } from "#storyboards/index.ts";
import { Line } from "./Line.tsx";
import { palette } from "./palette.ts";
import type { Stage } from "./stage.ts";
import { exact, fitSize } from "./type.ts";

type Props = {
  stage: Stage;
  address: string;
  /** The field of the scene that the address is. */
  addressField: string;
  /** Width of the whole window; without it that of the content. */
  width?: number;
  style?: CSSProperties;
  children?: ReactNode;
};

const IS_PHONE: Record<Format, boolean> = { vertical: true, square: false, landscape: false };
const RIM = 16;

/** A phone or a browser's window, by format, with an address and room for what its page shows. */
export function Window({ stage, address, addressField, width = stage.content.width, style, children }: Props) {
  const isPhone = IS_PHONE[stage.format];
  const bar = Math.round(Math.min(Math.max(width * 0.105, 54), 84));
  return (
    <div
      style={{
        boxSizing: "border-box",
        inlineSize: width,
        display: "flex",
        flexDirection: "column",
        overflow: "hidden",
        background: palette.paper,
        boxShadow: `0 10px 0 ${palette.shade}`,
        ...(isPhone ? { borderRadius: 64, border: `${RIM}px solid ${palette.bark}` } : { borderRadius: 36 }),
        ...style,
      }}
    >
      {isPhone && <Ear width={width * 0.3} />}
      <div
        style={{
          flexShrink: 0,
          display: "flex",
          alignItems: "center",
          gap: bar * 0.3,
          padding: bar * 0.22,
          background: isPhone ? "none" : palette.hillMid,
        }}
      >
        {!isPhone && <Fruits size={bar * 0.46} />}
        <Address bar={bar} room={addressRoom(width, bar, isPhone)} field={addressField}>
          {address}
        </Address>
      </div>
      <div style={{ position: "relative", flex: 1, minHeight: 0 }}>{children}</div>
    </div>
  );
}

function addressRoom(width: number, bar: number, isPhone: boolean): number {
  const beside = isPhone ? 2 * RIM : bar * 2.1;
  return width - beside - bar * 1.4;
}

function Address({ bar, room, field, children }: { bar: number; room: number; field: string; children: string }) {
  const fontSize = fitSize("exact", children, { width: room, height: bar, max: Math.round(bar * 0.58), min: 16 });
  return (
    <div
      dir="ltr"
      style={{
        ...exact,
        flex: 1,
        minWidth: 0,
        height: bar,
        display: "grid",
        placeContent: "center",
        whiteSpace: "nowrap",
        borderRadius: bar / 2,
        background: palette.cream,
        color: palette.ink,
        fontSize,
      }}
    >
      <Line field={field}>{children}</Line>
    </div>
  );
}

/** The slot that a phone is held to the ear with. */
function Ear({ width }: { width: number }) {
  return (
    <div
      style={{
        flexShrink: 0,
        alignSelf: "center",
        inlineSize: width,
        blockSize: 26,
        borderRadius: "0 0 18px 18px",
        background: palette.bark,
      }}
    />
  );
}

// Oranges from the trees of the world, where other windows have buttons.
function Fruits({ size }: { size: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 -10 130 46"
      height={size}
      width={size * 2.83}
      style={{ flexShrink: 0, marginInline: size * 0.3 }}
    >
      <path d="M17 2C20-8 30-10 36-8C34 0 26 6 17 2ZM64 2C67-8 77-10 83-8C81 0 73 6 64 2Z" fill={palette.fern} />
      <circle cx={17} cy={18} r={16} fill={palette.coral} />
      <circle cx={64} cy={18} r={16} fill={palette.honey} />
      <circle cx={111} cy={18} r={16} fill={palette.amber} />
      <path d="M111 2C114-8 124-10 130-8C128 0 120 6 111 2Z" fill={palette.fern} />
    </svg>
  );
}

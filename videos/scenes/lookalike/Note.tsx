import type { CSSProperties } from "react";
import { Card } from "../../theme/Card.tsx";
import { Line } from "../../theme/Line.tsx";
import { rise, round, settle } from "../../theme/motion.ts";
import { isBlink, Pip } from "../../theme/Pip.tsx";
import { palette } from "../../theme/palette.ts";
import type { Stage } from "../../theme/stage.ts";
import { fitSize, type Room, text } from "../../theme/type.ts";

type Props = { stage: Stage; frame: number; from: number; pip: number; room: Omit<Room, "min">; children: string };

/** Pip, who keeps the key, turns away from the false page; the note says what that means. */
export function Note({ stage, frame, from, pip, room, children }: Props) {
  const turned = settle(frame, from, 12);
  const side = stage.direction === "rtl" ? -1 : 1;
  // With reduced motion Pip has its back to the page from the beginning.
  const turn = `scaleX(calc(${-side} + ${round(2 * side * (1 - turned))} * var(--motion)))`;
  return (
    <div
      style={{
        position: "relative",
        flexShrink: 0,
        display: "flex",
        alignItems: "flex-end",
        gap: pip * 0.34,
        blockSize: pip,
      }}
    >
      <Twig pip={pip} isMirrored={side === -1} opacity={rise(frame, 4).opacity} />
      <div
        style={{
          position: "relative",
          flexShrink: 0,
          marginInlineStart: pip * 0.36,
          opacity: rise(frame, 4).opacity,
          transform: turn,
        }}
      >
        <Pip size={pip} isBlinking={isBlink(frame)} hasKey />
      </div>
      <Card
        style={{
          ...rise(frame, from),
          position: "relative",
          alignSelf: "center",
          padding: "22px 44px",
          ...text,
          fontSize: fitSize("text", children, { ...room, min: 28 }),
          maxInlineSize: room.width + 88,
          color: palette.ink,
        }}
      >
        <svg
          aria-hidden="true"
          viewBox="0 0 44 52"
          width={44}
          height={52}
          style={{
            position: "absolute",
            insetInlineStart: -34,
            insetBlockEnd: "26%",
            transform: side === -1 ? "scaleX(-1)" : "none",
          }}
        >
          <path d="M44 0C30 20 16 28 0 30C14 44 30 48 44 46Z" fill={palette.paper} />
        </svg>
        <Line field="note">{children}</Line>
      </Card>
    </div>
  );
}

/** A branch from the side of the picture, on which Pip stands. */
function Twig({ pip, isMirrored, opacity }: { pip: number; isMirrored: boolean; opacity: CSSProperties["opacity"] }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 560 90"
      width={pip * 2.8}
      height={pip * 0.45}
      style={{
        position: "absolute",
        insetInlineStart: pip * -1.3,
        insetBlockStart: pip * 0.94,
        overflow: "visible",
        opacity,
        transform: isMirrored ? "scaleX(-1)" : "none",
      }}
    >
      <circle cx={436} cy={-88} r={114} fill={palette.cream} />
      <path d="M350 30C400 58 424 60 460 88C408 94 364 72 350 30Z" fill={palette.meadow} />
      <path d="M-100 0C120 10 320 16 540 8C548 8 548 16 540 18C330 40 110 40-100 44Z" fill={palette.bark} />
      <path d="M500 8C512-28 540-44 578-46C572-12 546 10 500 8Z" fill={palette.hillNear} />
    </svg>
  );
}

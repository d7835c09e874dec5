import type { CSSProperties } from "react";
import { rise } from "./motion.ts";
import type { Stage } from "./stage.ts";

const STAGGER_FRAMES = 2;

type Props = { children: string; stage: Stage; frame: number; from?: number; style: CSSProperties };

/** A headline whose words rise one after the other and then stand still. */
export function Words({ children, stage, frame, from = 0, style }: Props) {
  // Only a whole line keeps a Latin name in its place among Arabic or Hebrew words.
  const pieces = stage.direction === "rtl" ? [children] : children.split(/\s+/);
  const words = pieces.map((word, index) => ({ word, index }));
  return (
    <div style={style}>
      {words.map(({ word, index }) => (
        <span key={index}>
          <span style={{ display: "inline-block", ...rise(frame, from + index * STAGGER_FRAMES, 44) }}>
            {word}
          </span>{" "}
        </span>
      ))}
    </div>
  );
}

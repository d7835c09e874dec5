import type { CSSProperties } from "react";
import { rise } from "./motion.ts";

const STAGGER_FRAMES = 2;

type Props = { children: string; frame: number; from?: number; style: CSSProperties };

/** A headline whose words rise one after the other and then stand still. */
export function Words({ children, frame, from = 0, style }: Props) {
  const words = children.split(/\s+/).map((word, index) => ({ word, index }));
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

import type { CSSProperties } from "react";
import { phrasesOf } from "#storyboards/index.ts";
import { rise } from "./motion.ts";
import type { Stage } from "./stage.ts";

const STAGGER_FRAMES = 2;

type Props = {
  /** The field of the scene that these words are, so that their place can be measured. */
  field: string;
  children: string;
  stage: Stage;
  frame: number;
  from?: number;
  style: CSSProperties;
};

/** A headline whose words rise one after the other and then stand still. */
export function Words({ field, children, stage, frame, from = 0, style }: Props) {
  // Only a whole line keeps a Latin name in its place among Arabic or Hebrew words.
  const pieces = stage.direction === "rtl" ? [{ text: children, start: 0, gap: "" }] : phrasesOf(children);
  return (
    <div data-line={field} style={style}>
      {pieces.map(({ text, start, gap }, index) => (
        <span key={start}>
          <span style={{ display: "inline-block", ...rise(frame, from + index * STAGGER_FRAMES, 44) }}>{text}</span>
          {gap}
        </span>
      ))}
    </div>
  );
}

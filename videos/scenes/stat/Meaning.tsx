import { Card } from "../../theme/Card.tsx";
import { Line } from "../../theme/Line.tsx";
import { rise, round } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import type { Stage } from "../../theme/stage.ts";
import { display, fitSize, type Room, text } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import { Credit } from "../Credit.tsx";
import type { SceneProps } from "../scene-props.ts";

export type MeaningSize = {
  width: number;
  pad: number;
  unit: Pick<Room, "height" | "max">;
  meaning: Pick<Room, "height" | "max">;
  /** Size of the source line. */
  credit: number;
};

type Props = Pick<SceneProps<"stat">["scene"], "meaning" | "credit"> & {
  unit: string | undefined;
  frame: number;
  stage: Stage;
  size: MeaningSize;
};

/** What is counted, what it means and who says so. */
export function Meaning({ unit, meaning, credit, frame, stage, size }: Props) {
  const width = size.width - 2 * size.pad;
  return (
    <Card style={{ inlineSize: size.width, padding: size.pad, ...rise(frame, 6) }}>
      {unit !== undefined && (
        <Words
          field="unit"
          stage={stage}
          frame={frame}
          from={18}
          style={{
            ...display,
            fontSize: fitSize("display", unit, { width, ...size.unit, min: 36 }),
            color: palette.pine,
            marginBlockEnd: round(size.pad * 0.3),
          }}
        >
          {unit}
        </Words>
      )}
      <div
        style={{
          ...text,
          ...rise(frame, 24),
          fontSize: fitSize("text", meaning, { width, ...size.meaning, min: 34 }),
          color: palette.ink,
        }}
      >
        <Line field="meaning">{meaning}</Line>
      </div>
      <div
        style={{
          ...rise(frame, 28),
          marginBlockStart: round(size.pad * 0.55),
          paddingBlockStart: round(size.pad * 0.5),
          borderBlockStart: `4px dotted ${palette.line}`,
        }}
      >
        <Credit room={{ width, height: size.credit * 2.6, max: size.credit }}>{credit}</Credit>
      </div>
    </Card>
  );
}

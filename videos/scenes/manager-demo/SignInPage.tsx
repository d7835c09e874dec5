import { Badge } from "../../theme/Badge.tsx";
import { Line } from "../../theme/Line.tsx";
import { away, pop, round, settle } from "../../theme/motion.ts";
import { isBlink, Pip } from "../../theme/Pip.tsx";
import { palette } from "../../theme/palette.ts";
import { exact, fitSize, text } from "../../theme/type.ts";
import type { SceneProps } from "../scene-props.ts";
import { Dots, Field } from "./Field.tsx";
import { beatsOf, dotsAt, FORM, flightAt } from "./form.ts";
import { KeyButton } from "./KeyButton.tsx";

type Props = SceneProps<"manager-demo"> & { page: number; unit: number };

/** The page on which the bird flies from its button to one field after the other. */
export function SignInPage({ frame, durationFrames, scene, stage, page, unit }: Props) {
  const width = page - 2 * unit;
  const beats = beatsOf(durationFrames);
  const typed = settle(frame, beats.account + 5, 4);
  const dots = dotsAt(frame, beats);
  const align = stage.direction === "rtl" ? "right" : "left";
  const room = { width: width - 1.6 * unit, height: unit * 1.6, max: unit * 0.94, min: unit * 0.4 };
  const field = { width, unit };
  return (
    <>
      <Field
        {...field}
        label={scene.accountLabel}
        labelField="accountLabel"
        top={unit * FORM.account}
        isFilled={typed > 0}
      >
        <div
          dir="ltr"
          style={{
            ...exact,
            flex: 1,
            textAlign: align,
            whiteSpace: "nowrap",
            fontSize: fitSize("exact", scene.account, room),
            color: palette.ink,
            opacity: round(typed),
          }}
        >
          <Line field="account">{scene.account}</Line>
        </div>
      </Field>
      <Field
        {...field}
        label={scene.passwordLabel}
        labelField="passwordLabel"
        top={unit * FORM.password}
        isFilled={dots > 0}
      >
        <Dots count={dots} unit={unit} />
      </Field>
      <KeyButton
        label={scene.fill}
        width={width}
        unit={unit}
        isPressed={frame >= beats.account - 5 && frame < beats.account}
      />
      <Done note={scene.note} frame={frame} from={beats.done} width={width} unit={unit} />
      <Manager frame={frame} stage={stage} durationFrames={durationFrames} unit={unit} />
    </>
  );
}

/** Pip with the key, at the end of what it stands on, looking at what it fills in. */
function Manager({ frame, stage, durationFrames, unit }: Pick<Props, "frame" | "stage" | "durationFrames" | "unit">) {
  const size = Math.round(unit * 2.15);
  const { x, y } = flightAt(frame, beatsOf(durationFrames));
  const isLtr = stage.direction === "ltr";
  return (
    <div
      style={{
        position: "absolute",
        insetInlineEnd: unit * 1.7,
        top: unit * FORM.password - size + 4,
        transform: `translate(${away((isLtr ? -1 : 1) * x * unit)}, ${away(y * unit)})`,
      }}
    >
      <Pip size={size} isBlinking={isBlink(frame)} hasKey looksBack={isLtr} />
    </div>
  );
}

type DoneProps = { note: string; frame: number; from: number; width: number; unit: number };

function Done({ note, frame, from, width, unit }: DoneProps) {
  const room = { width: width - 2.6 * unit, height: unit * 2, max: unit * 0.86, min: unit * 0.6 };
  const size = unit * 1.7;
  return (
    <div
      style={{
        position: "absolute",
        insetInlineStart: unit,
        top: unit * FORM.note,
        width,
        height: unit * 2,
        display: "flex",
        alignItems: "center",
        gap: unit * 0.6,
      }}
    >
      <Badge isGood size={size} color={palette.hillNear} strokeColor={palette.cloud} style={pop(frame, from, 6)} />
      <div
        style={{
          ...text,
          fontSize: fitSize("text", note, room),
          color: palette.pine,
          opacity: round(settle(frame, from, 6)),
        }}
      >
        <Line field="note">{note}</Line>
      </div>
    </div>
  );
}

import { Line } from "../../theme/Line.tsx";
import { palette } from "../../theme/palette.ts";
import { fitSize, text } from "../../theme/type.ts";
import { FORM } from "./form.ts";

type Props = { label: string; width: number; unit: number; isPressed: boolean };

/** The manager's button, with its key. */
export function KeyButton({ label, width, unit, isPressed }: Props) {
  const room = { width: width - 4.6 * unit, height: unit * 1.5, max: unit, min: unit * 0.5 };
  return (
    <div
      style={{
        position: "absolute",
        insetInlineStart: unit,
        top: unit * FORM.button,
        width,
        height: unit * FORM.press,
        display: "flex",
        alignItems: "center",
        gap: unit * 0.5,
        borderRadius: unit,
        background: palette.pine,
        color: palette.paper,
        boxShadow: isPressed ? "none" : `0 ${Math.round(unit * 0.16)}px 0 ${palette.shade}`,
      }}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 80 80"
        width={unit * 1.46}
        height={unit * 1.46}
        style={{ flexShrink: 0, marginInlineStart: unit * 0.22 }}
      >
        <circle cx={40} cy={40} r={40} fill={palette.paper} />
        <g transform="rotate(45 40 40)" fill="none" stroke={palette.pine} strokeWidth={8} strokeLinecap="round">
          <circle cx={40} cy={24} r={12} />
          <path d="M40 36V67M40 54H51M40 66H53" />
        </g>
      </svg>
      <div style={{ ...text, fontWeight: 800, whiteSpace: "nowrap", fontSize: fitSize("text", label, room) }}>
        <Line field="fill">{label}</Line>
      </div>
    </div>
  );
}

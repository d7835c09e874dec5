import type { ReactNode } from "react";
import { Line } from "../../theme/Line.tsx";
import { palette } from "../../theme/palette.ts";
import { fitSize, text } from "../../theme/type.ts";
import { DOTS, FORM } from "./form.ts";

type Props = {
  label: string;
  labelField: string;
  /** Top of the field on the page, its width and the unit of the form. */
  top: number;
  width: number;
  unit: number;
  isFilled: boolean;
  children: ReactNode;
};

/** A labelled field of a form. */
export function Field({ label, labelField, top, width, unit, isFilled, children }: Props) {
  const room = { width: width - 3.2 * unit, height: unit * 1.1, max: unit * 0.78, min: unit * 0.5 };
  return (
    <>
      <div
        style={{
          ...text,
          position: "absolute",
          insetInlineStart: unit,
          top: top - unit * 1.1,
          height: unit * 1.02,
          display: "flex",
          alignItems: "center",
          whiteSpace: "nowrap",
          fontSize: fitSize("text", label, room),
          color: palette.inkSoft,
        }}
      >
        <Line field={labelField}>{label}</Line>
      </div>
      <div
        style={{
          position: "absolute",
          boxSizing: "border-box",
          insetInlineStart: unit,
          top,
          width,
          height: unit * FORM.field,
          paddingInline: unit * 0.6,
          display: "flex",
          alignItems: "center",
          borderRadius: unit * 0.45,
          background: palette.cream,
          border: `4px solid ${isFilled ? palette.hillNear : palette.line}`,
        }}
      >
        {children}
      </div>
    </>
  );
}

/** A password as it is seen: dots, as many for one as for another. */
export function Dots({ count, unit }: { count: number; unit: number }) {
  return (
    <svg
      aria-hidden="true"
      data-part="password"
      viewBox={`0 0 ${DOTS * 30} 30`}
      width={DOTS * unit * 0.66}
      height={unit * 0.66}
      style={{ display: "block" }}
    >
      {Array.from({ length: DOTS }, (_, index) => index).map((index) => (
        <circle key={index} cx={index * 30 + 15} cy={15} r={9} fill={palette.ink} opacity={index < count ? 1 : 0} />
      ))}
    </svg>
  );
}

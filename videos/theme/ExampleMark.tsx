import type { CSSProperties, ReactNode } from "react";
import { palette } from "./palette.ts";
import { text } from "./type.ts";

type Props = {
  /** Size of the words, in pixels. */
  size: number;
  style: CSSProperties;
  children: ReactNode;
};

/** The mark that says of something shown that it is an example, across a corner of it. */
export function ExampleMark({ size, style, children }: Props) {
  return (
    <div
      style={{
        ...text,
        position: "absolute",
        transform: "rotate(-2.5deg)",
        padding: `${size * 0.16}px ${size * 0.68}px`,
        borderRadius: 13,
        fontSize: size,
        lineHeight: 1.25,
        fontWeight: 800,
        color: palette.paper,
        background: palette.brick,
        whiteSpace: "nowrap",
        ...style,
      }}
    >
      {children}
    </div>
  );
}

import type { CSSProperties, ReactNode } from "react";
import { palette } from "./palette.ts";

/** A sheet of paper lying on the world. */
export function Card({ children, style }: { children: ReactNode; style?: CSSProperties }) {
  return (
    <div
      data-room=""
      style={{
        boxSizing: "border-box",
        background: palette.paper,
        borderRadius: 40,
        boxShadow: `0 10px 0 ${palette.shade}`,
        ...style,
      }}
    >
      {children}
    </div>
  );
}

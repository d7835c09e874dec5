import type { ReactNode } from "react";
import { palette } from "../../theme/palette.ts";

type Props = {
  width: number;
  height: number;
  /** A laptop stands on its keyboard, below `height`. */
  isLaptop: boolean;
  children: ReactNode;
};

// Lighter than the land in both themes, so that it stands out at dusk.
const BODY = `color-mix(in srgb, ${palette.bark} 76%, ${palette.cloud})`;

/** A phone or a laptop with a lit screen. */
export function Device({ width, height, isLaptop, children }: Props) {
  const rim = isLaptop ? 22 : 18;
  return (
    <div style={{ position: "relative", inlineSize: width, blockSize: height }}>
      {isLaptop && (
        <svg
          aria-hidden="true"
          viewBox="0 0 1080 64"
          width={width * 1.14}
          height={width * 0.0676}
          style={{ position: "absolute", insetBlockStart: height - 8, insetInlineStart: width * -0.07 }}
        >
          <path d="M66 0H1014L1078 42C1084 54 1076 64 1062 64H18C4 64-4 54 2 42Z" fill={BODY} />
          <path d="M440 0H640L630 16H450Z" fill={palette.line} />
        </svg>
      )}
      <div
        style={{
          position: "absolute",
          inset: 0,
          boxSizing: "border-box",
          padding: rim,
          borderRadius: isLaptop ? "40px 40px 14px 14px" : 74,
          background: BODY,
          boxShadow: isLaptop ? "none" : `0 12px 0 ${palette.shade}`,
        }}
      >
        <div
          style={{
            position: "relative",
            blockSize: "100%",
            boxSizing: "border-box",
            borderRadius: isLaptop ? 20 : 56,
            background: palette.paper,
          }}
        >
          {!isLaptop && (
            <div
              style={{
                position: "absolute",
                insetBlockStart: 16,
                insetInlineStart: "36%",
                inlineSize: "28%",
                blockSize: 20,
                borderRadius: 10,
                background: BODY,
              }}
            />
          )}
          {children}
        </div>
      </div>
    </div>
  );
}

import { Line } from "../../theme/Line.tsx";
import { away, round, settle } from "../../theme/motion.ts";
import { isBlink, Pip } from "../../theme/Pip.tsx";
import { palette } from "../../theme/palette.ts";
import type { Stage } from "../../theme/stage.ts";
import { exact, fitSize, text } from "../../theme/type.ts";

export type SignSize = {
  width: number;
  pip: number;
  urlSize: number;
  verifySize: number;
  /** How far the posts reach below the sign, into the lawn. */
  drop: number;
};

type Props = { url: string; verify: string; stage: Stage; frame: number; size: SignSize };

/** A sign on two posts: the address above, how to recognise us below, and Pip on top with the key. */
export function Signpost({ url, verify, stage, frame, size: { width, pip, urlSize, verifySize, drop } }: Props) {
  const line = width - 96;
  const landed = settle(frame, 24);
  const post = {
    position: "absolute",
    insetBlockStart: pip + 40,
    insetBlockEnd: -drop,
    inlineSize: 26,
    background: palette.bark,
  } as const;
  return (
    <div style={{ position: "relative" }}>
      <div style={{ ...post, insetInlineStart: 110 }} />
      <div style={{ ...post, insetInlineEnd: 110 }} />
      <div
        style={{
          position: "relative",
          blockSize: pip - 2,
          paddingInlineStart: width * 0.62,
          opacity: round(landed),
          transform: `translateY(${away((landed - 1) * 90)})`,
        }}
      >
        <div style={{ inlineSize: pip, transform: stage.direction === "rtl" ? "scaleX(-1)" : "none" }}>
          <Pip size={pip} isBlinking={isBlink(frame)} hasKey />
        </div>
      </div>
      <div
        dir="ltr"
        style={{
          ...exact,
          position: "relative",
          padding: "30px 48px 34px",
          borderRadius: 30,
          background: palette.sign,
          color: palette.signWords,
          textAlign: "center",
          fontSize: fitSize("exact", url, {
            width: line,
            height: urlSize * 1.2,
            max: urlSize,
            min: Math.round(urlSize * 0.62),
          }),
        }}
      >
        <Line field="url">{url}</Line>
      </div>
      <div
        style={{
          ...text,
          position: "relative",
          marginBlockStart: 16,
          marginInline: 34,
          padding: "20px 36px",
          borderRadius: 24,
          background: palette.paper,
          color: palette.pine,
          textAlign: "center",
          fontSize: fitSize("text", verify, {
            width: line - 48,
            height: verifySize * 1.3,
            max: verifySize,
            min: verifySize * 0.76,
          }),
        }}
      >
        <Line field="verify">{verify}</Line>
      </div>
    </div>
  );
}

import { useContext } from "react";
import { MediaContext } from "../../theme/media.tsx";
import { away, round, settle } from "../../theme/motion.ts";
import { isBlink } from "../../theme/Pip.tsx";
import { palette } from "../../theme/palette.ts";
import { Person } from "../../theme/people/Person.tsx";
import type { SceneProps } from "../scene-props.ts";

type Props = {
  portrait: SceneProps<"presenter">["scene"]["portrait"];
  frame: number;
  from: number;
  width: number;
  height: number;
};

/** Who is seen in the window: a photo, a clip, or somebody drawn, who comes up from below. */
export function Portrait({ portrait, frame, from, width, height }: Props) {
  const media = useContext(MediaContext);
  const place = { position: "absolute", inset: 0, width: "100%", height: "100%" } as const;
  if (portrait.kind === "photo") return media.photo(portrait.file, place);
  if (portrait.kind === "clip") return media.clip(portrait.file, frame, place);
  const size = Math.round(Math.min(width * 1.36, height * 1.01));
  const up = settle(frame, from);
  return (
    <>
      <div
        style={{
          position: "absolute",
          left: round(width / 2 - size * 0.4),
          bottom: round(size * 0.12),
          width: round(size * 0.8),
          height: round(size * 0.8),
          borderRadius: "50%",
          background: palette.belly,
        }}
      />
      <div
        style={{
          position: "absolute",
          bottom: -12,
          left: round((width - size) / 2),
          opacity: round(Math.min(up * 3, 1)),
          transform: `translateY(${away((1 - up) * size * 0.7)})`,
        }}
      >
        <Person look={portrait.look} size={size} isBlinking={isBlink(frame)} />
      </div>
    </>
  );
}

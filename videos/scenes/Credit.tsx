import { Line } from "../theme/Line.tsx";
import { palette } from "../theme/palette.ts";
import { fitSize, type Room, text } from "../theme/type.ts";

type Props = { children: string; room: Omit<Room, "min">; min?: number };

/** Where a number comes from, as a small open book and the name of the source. Stands on paper. */
export function Credit({ children, room, min = 30 }: Props) {
  const book = Math.round(room.max * 1.5);
  const gap = Math.round(room.max * 0.45);
  const fontSize = fitSize("text", children, { ...room, width: room.width - book - gap, min });
  return (
    <div style={{ ...text, display: "flex", alignItems: "center", gap, fontSize, color: palette.inkSoft }}>
      <svg aria-hidden="true" viewBox="0 0 60 48" width={book} height={book * 0.8} style={{ flexShrink: 0 }}>
        <path d="M2 8C12 2 22 2 30 8C38 2 48 2 58 8V46C48 40 38 40 30 46C22 40 12 40 2 46Z" fill={palette.coral} />
        <path d="M7 9C14 5 23 5 29 11V38C22 33 14 33 7 36Z" fill={palette.cloud} />
        <path d="M53 9C46 5 37 5 31 11V38C38 33 46 33 53 36Z" fill={palette.butter} />
        <path
          d="M12 17C17 15 21 15 25 18M12 26C17 24 21 24 25 27M48 17C43 15 39 15 35 18M48 26C43 24 39 24 35 27"
          fill="none"
          stroke={palette.night}
          strokeOpacity={0.45}
          strokeWidth={2.5}
          strokeLinecap="round"
        />
      </svg>
      <span>
        <Line field="credit">{children}</Line>
      </span>
    </div>
  );
}

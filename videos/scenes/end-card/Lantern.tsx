import { Line } from "../../theme/Line.tsx";
import { palette } from "../../theme/palette.ts";
import { exact, fitSize, type Room } from "../../theme/type.ts";

type Props = { url: string; room: Omit<Room, "min">; rope: number };

/** A lit lantern on two ropes with the address on it. */
export function Lantern({ url, room, rope }: Props) {
  const string = {
    position: "absolute",
    insetBlockEnd: "calc(100% - 6px)",
    blockSize: rope,
    inlineSize: 8,
    background: palette.honey,
  } as const;
  const halo = `color-mix(in srgb, ${palette.amber} 38%, transparent)`;
  return (
    <div style={{ position: "relative" }}>
      <div
        aria-hidden="true"
        style={{
          position: "absolute",
          inset: "-150px -90px",
          background: `radial-gradient(closest-side, ${halo}, transparent)`,
        }}
      />
      <div style={{ ...string, insetInlineStart: "16%" }} />
      <div style={{ ...string, insetInlineEnd: "16%" }} />
      <div
        data-room=""
        dir="ltr"
        style={{
          ...exact,
          position: "relative",
          padding: "34px 40px 36px",
          borderRadius: 44,
          borderBlock: `14px solid ${palette.honey}`,
          background: palette.butter,
          color: palette.night,
          textAlign: "center",
          fontSize: fitSize("exact", url, { ...room, width: room.width - 84, min: 44 }),
        }}
      >
        <Line field="url">{url}</Line>
      </div>
    </div>
  );
}

import type { CSSProperties } from "react";
import type { Drawing } from "./shapes.ts";

type Size = { width: number; height: number };

/** Boxes and arrows over a picture of that size; `own` is the one that is being made. */
export function Drawn({
  drawings,
  own,
  size,
}: {
  drawings: { id: string; drawing: Drawing }[];
  own?: Drawing | null;
  size: Size;
}) {
  const all = own ? [...drawings, { id: "own", drawing: own }] : drawings;
  return (
    <svg className="drawn" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {all.map(({ id, drawing }) => (
        <g key={id} data-drawing={drawing.kind} className={id === "own" ? "own" : ""}>
          <Shape drawing={drawing} size={size} className="under" />
          <Shape drawing={drawing} size={size} className="over" />
        </g>
      ))}
    </svg>
  );
}

function Shape({ drawing, size: { width, height }, className }: { drawing: Drawing; size: Size; className: string }) {
  const thick = Math.max(width, height) / 240;
  const style = { "--thick": thick } as CSSProperties;
  if (drawing.kind === "box") {
    return (
      <rect
        className={className}
        style={style}
        x={drawing.x * width}
        y={drawing.y * height}
        width={drawing.width * width}
        height={drawing.height * height}
        rx={thick * 2}
      />
    );
  }
  const [fromX, fromY, toX, toY] = [
    drawing.fromX * width,
    drawing.fromY * height,
    drawing.toX * width,
    drawing.toY * height,
  ];
  const angle = Math.atan2(toY - fromY, toX - fromX);
  const head = (turn: number) =>
    `${toX - 7 * thick * Math.cos(angle + turn)} ${toY - 7 * thick * Math.sin(angle + turn)}`;
  return (
    <path
      className={className}
      style={style}
      d={`M${fromX} ${fromY} L${toX} ${toY} M${head(0.5)} L${toX} ${toY} L${head(-0.5)}`}
    />
  );
}

import type { Reviewed } from "../reviewed.ts";

/** A box or an arrow, in fractions of the picture. */
export type Drawing = NonNullable<Reviewed["threads"][number]["drawing"]>;
export type Tool = Drawing["kind"];
export type Point = { x: number; y: number };

const LEAST = 0.02;
const clamp = (value: number, least = 0, most = 1) => Math.min(Math.max(value, least), most);
// More is below what an eye sees on a picture, and reads badly in a record.
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

/** What stands in the middle of the picture until it is put where it belongs. */
export function firstOf(tool: Tool): Drawing {
  if (tool === "box") return { kind: "box", x: 0.3, y: 0.4, width: 0.4, height: 0.2 };
  return { kind: "arrow", fromX: 0.3, fromY: 0.65, toX: 0.5, toY: 0.5 };
}

/** What is drawn from one point to another; null when they are so near that nobody can have meant it. */
export function drawnBetween(tool: Tool, from: Point, to: Point): Drawing | null {
  const [a, b] = [inside(from), inside(to)];
  const [width, height] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
  if (tool === "arrow") {
    return Math.max(width, height) < LEAST ? null : { kind: "arrow", fromX: a.x, fromY: a.y, toX: b.x, toY: b.y };
  }
  if (Math.min(width, height) < LEAST) return null;
  return boxOf(Math.min(a.x, b.x), Math.min(a.y, b.y), width, height);
}

/** The same, moved by a step; it stays in the picture. */
export function moved(drawing: Drawing, { x, y }: Point): Drawing {
  if (drawing.kind === "box") {
    const { width, height } = drawing;
    return boxOf(clamp(drawing.x + x, 0, 1 - width), clamp(drawing.y + y, 0, 1 - height), width, height);
  }
  const { fromX, fromY, toX, toY } = drawing;
  const dx = clamp(x, -Math.min(fromX, toX), 1 - Math.max(fromX, toX));
  const dy = clamp(y, -Math.min(fromY, toY), 1 - Math.max(fromY, toY));
  const from = inside({ x: fromX + dx, y: fromY + dy });
  const to = inside({ x: toX + dx, y: toY + dy });
  return { kind: "arrow", fromX: from.x, fromY: from.y, toX: to.x, toY: to.y };
}

/** The same, larger or smaller by a step: the far corner of a box, or the tip of an arrow, goes that way. */
export function stretched(drawing: Drawing, { x, y }: Point): Drawing {
  if (drawing.kind === "box") {
    const { width, height } = drawing;
    const wider = clamp(width + x, LEAST, 1 - drawing.x);
    return boxOf(drawing.x, drawing.y, wider, clamp(height + y, LEAST, 1 - drawing.y));
  }
  const { fromX, fromY, toX, toY } = drawing;
  return drawnBetween("arrow", { x: fromX, y: fromY }, { x: toX + x, y: toY + y }) ?? drawing;
}

type Place = { frame: number; endFrame: number | null };
const LINGERS = 20;

/** Whether something drawn at a place is to be seen at a frame. In a running video a moment lingers, so that eyes catch it. */
export function isSeenAt(frame: number, { frame: from, endFrame }: Place, isRunning: boolean): boolean {
  return frame >= from && frame <= (endFrame ?? from) + (isRunning ? LINGERS : 0);
}

const inside = ({ x, y }: Point): Point => ({ x: rounded(clamp(x)), y: rounded(clamp(y)) });

function boxOf(left: number, top: number, width: number, height: number): Drawing {
  const [x, y] = [rounded(left), rounded(top)];
  // Rounding must not carry an edge out of the picture.
  return { kind: "box", x, y, width: Math.min(rounded(width), 1 - x), height: Math.min(rounded(height), 1 - y) };
}

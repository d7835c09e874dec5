import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Drawing, drawnBetween, moved, type Point, stretched, type Tool } from "./shapes.ts";

type Parts = { tool: Tool; drawing: Drawing; draw: (drawing: Drawing) => void; done: () => void };

const STEP = 0.01;
const WAYS: Record<string, Point> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** Lies over the picture while somebody draws: a finger or a mouse draws anew, the arrow keys move what is there. */
export function DrawLayer({ tool, drawing, draw, done }: Parts) {
  const { t } = useTranslation();
  const layer = useRef<HTMLButtonElement>(null);
  const start = useRef<Point | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tool is another beginning
  useEffect(() => {
    layer.current?.focus({ preventScroll: true });
    layer.current?.scrollIntoView({ block: "nearest" });
  }, [tool]);

  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = layer.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  };
  const drag = (event: PointerEvent) => {
    const next = start.current && drawnBetween(tool, start.current, pointOf(event));
    if (next) draw(next);
    return next !== null;
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      return done();
    }
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    draw(event.shiftKey ? stretched(drawing, way) : moved(drawing, way));
  };
  return (
    <button
      ref={layer}
      type="button"
      className="draw-layer"
      aria-label={t(`review.draw.${tool}Layer`)}
      aria-describedby="draw-how"
      onKeyDown={press}
      onPointerDown={(event) => {
        event.preventDefault();
        layer.current?.focus({ preventScroll: true });
        layer.current?.setPointerCapture(event.pointerId);
        start.current = pointOf(event);
      }}
      onPointerMove={drag}
      onPointerUp={(event) => {
        const isDrawn = drag(event);
        start.current = null;
        if (isDrawn) done();
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    />
  );
}

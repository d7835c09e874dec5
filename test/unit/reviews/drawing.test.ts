import { describe, expect, test } from "vitest";
import { drawingSchema } from "#reviews/comments/drawing.ts";
import { EDIT_WINDOW_MS, mayStillEdit } from "#reviews/comments/edit-window.ts";

const BOX = { kind: "box", x: 0.1, y: 0.2, width: 0.5, height: 0.25 };
const ARROW = { kind: "arrow", fromX: 0, fromY: 0, toX: 1, toY: 1 };

describe("a drawing on the picture", () => {
  test.each([BOX, ARROW, { ...BOX, x: 0, y: 0, width: 1, height: 1 }])("%j is accepted", (drawing) => {
    expect(drawingSchema.parse(drawing)).toEqual(drawing);
  });

  test.each([
    ["outside on the left", { ...BOX, x: -0.1 }, "x"],
    ["in pixels", { ...BOX, x: 540 }, "x"],
    ["beyond the right edge", { ...BOX, x: 0.6 }, "width"],
    ["beyond the lower edge", { ...BOX, y: 0.9 }, "height"],
    ["of no size", { ...BOX, width: 0 }, "width"],
    ["not a number", { ...BOX, y: Number.NaN }, "y"],
    ["a name more", { ...BOX, colour: "red" }, ""],
    ["an arrow to where it begins", { ...ARROW, toX: 0, toY: 0 }, "toX"],
    ["an arrow out of the picture", { ...ARROW, toY: 1.01 }, "toY"],
    ["another shape", { ...BOX, kind: "circle" }, "kind"],
  ])("%s is refused", (_what, drawing, path) => {
    const parsed = drawingSchema.safeParse(drawing);
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });
});

test.each([
  ["at once", 0, 0, true],
  ["at the end of the quarter of an hour", EDIT_WINDOW_MS, 0, true],
  ["a moment later", EDIT_WINDOW_MS + 1, 0, false],
  ["once somebody answered", 0, 1, false],
])("a comment put right %s", (_when, afterMs, replies, may) => {
  const createdAt = new Date("2026-11-27T10:00:00Z");
  expect(mayStillEdit({ createdAt, replies }, new Date(createdAt.getTime() + afterMs))).toBe(may);
});

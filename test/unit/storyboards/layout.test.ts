import { expect, test } from "vitest";
import { FORMAT_SIZE, formatSchema } from "#core/formats.ts";
import { safeBox } from "#storyboards/index.ts";

test("titles in a vertical video stay clear of what the feeds draw over it", () => {
  expect(safeBox("vertical", "strict")).toEqual({ x: 65, y: 270, width: 823, height: 978 });
});

test("captions in a vertical video stay clear of the buttons of the feeds", () => {
  expect(safeBox("vertical", "organic")).toEqual({ x: 65, y: 160, width: 864, height: 1330 });
});

test.each(formatSchema.options)(
  "the safe boxes of a %s video lie inside its picture, titles inside captions",
  (format) => {
    const [strict, organic] = [safeBox(format, "strict"), safeBox(format, "organic")];
    const { width, height } = FORMAT_SIZE[format];
    expect(organic.x + organic.width).toBeLessThanOrEqual(width);
    expect(organic.y + organic.height).toBeLessThanOrEqual(height);
    expect(strict.x).toBeGreaterThanOrEqual(organic.x);
    expect(strict.x + strict.width).toBeLessThanOrEqual(organic.x + organic.width);
    expect(strict.y + strict.height).toBeLessThanOrEqual(organic.y + organic.height);
  },
);

import { describe, expect, test } from "vitest";
import { createLook, smallSize } from "#infra/ffmpeg/look.ts";

const grey = (brightness: number, points = 16) => new Uint8Array(points).fill(brightness);

function lookAt(pictures: Uint8Array[]) {
  const look = createLook();
  for (const each of pictures) look.see(each);
  return look.facts();
}

describe("where a video stands still", () => {
  test("eight equal pictures are still, seven are not", () => {
    const eight = Array.from({ length: 8 }, () => grey(100));
    expect(lookAt([...eight, grey(150)]).stillSpans).toEqual([{ startFrame: 0, frames: 8 }]);
    expect(lookAt([...eight.slice(1), grey(150)]).stillSpans).toEqual([]);
  });

  test("what the encoder changes does not count as a change", () => {
    const restless = Array.from({ length: 20 }, (_, frame) => grey(100 + (frame % 2) * 6));
    expect(lookAt(restless).stillSpans).toEqual([{ startFrame: 0, frames: 20 }]);
  });

  test("a move too slow to show from one picture to the next shows in the end", () => {
    const slow = Array.from({ length: 40 }, (_, frame) => grey(100 + frame * 2));
    expect(lookAt(slow).stillSpans).toEqual([]);
  });

  test("one small spot that moves is a move", () => {
    const spot = (at: number) => grey(100).map((point, index) => (index === at ? 200 : point));
    expect(lookAt(Array.from({ length: 12 }, (_, frame) => spot(frame))).stillSpans).toEqual([]);
  });
});

describe("where a video is black", () => {
  test("three dark pictures are told with their place, two are a cut", () => {
    const dark = [grey(4), grey(0), grey(6)];
    expect(lookAt([grey(90), ...dark, grey(90), grey(0), grey(0), grey(90)]).blackSpans).toEqual([
      { startFrame: 1, frames: 3 },
    ]);
  });

  test("the darkest evening sky is not black", () => {
    expect(lookAt([grey(36), grey(36), grey(36), grey(36)]).blackSpans).toEqual([]);
  });
});

test.each([
  [
    { width: 1080, height: 1920 },
    { width: 64, height: 114 },
  ],
  [
    { width: 1080, height: 1080 },
    { width: 64, height: 64 },
  ],
  [
    { width: 960, height: 540 },
    { width: 114, height: 64 },
  ],
])("pictures of %o are looked at in %o, however they lie", (size, small) => {
  expect(smallSize(size)).toEqual(small);
});

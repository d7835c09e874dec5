import { expect, test } from "vitest";
import { likenessFaults, type Picture, shapeFaults, sizeFaults } from "../../bench/render/gates.ts";
import { likenessOf, meanSquaredError } from "../../bench/render/likeness.ts";

const picture = (changed: Partial<Picture> = {}): Picture => ({
  ...{ frames: 900, width: 1080, height: 1920, frameRate: "30/1", averageFrameRate: "30/1" },
  ...{ bytes: 1000, sha256: "a" },
  ...changed,
});

test("equal shapes pass", () => {
  expect(shapeFaults(picture({ bytes: 1, sha256: "b" }), picture())).toEqual([]);
});

test.each([
  [{ frames: 899 }, "frames: 899 where tuned Remotion has 900"],
  [{ width: 540 }, "width: 540 where tuned Remotion has 1080"],
  [{ averageFrameRate: "90000/3001" }, "averageFrameRate: 90000/3001 where tuned Remotion has 30/1"],
])("another shape, %j, is a fault", (changed, fault) => {
  expect(shapeFaults(picture(changed), picture())).toEqual([fault]);
});

test.each([
  [850, 0],
  [1150, 0],
  [849, 1],
  [1151, 1],
])("a stream of %i bytes beside one of 1000 has %i faults", (bytes, faults) => {
  expect(sizeFaults(picture({ bytes }), picture())).toHaveLength(faults);
});

test.each([
  [{ meanDb: 45, worstDb: 40, worstFrame: 3 }, []],
  [{ meanDb: null, worstDb: null, worstFrame: 0 }, []],
  [{ meanDb: 44.9, worstDb: 41, worstFrame: 3 }, ["PSNR 44.90 dB over all, below 45 dB"]],
  [{ meanDb: 50, worstDb: 39.9, worstFrame: 3 }, ["PSNR 39.90 dB in frame 3, below 40 dB"]],
])("a likeness of %j has the faults %j", (likeness, faults) => {
  expect(likenessFaults(likeness)).toEqual(faults);
});

test("a difference of one in every sample is 48.13 dB, as the psnr filter of ffmpeg says", () => {
  const error = meanSquaredError(Uint8Array.of(1, 2, 3, 4), Uint8Array.of(2, 1, 4, 5));
  expect(error).toBe(1);
  expect(likenessOf([error]).meanDb).toBeCloseTo(48.1308, 4);
});

test("many equal frames do not hide a bad one: the mean is that of the errors, and the worst frame is named", () => {
  const likeness = likenessOf([0, 0, 0, 16]);
  expect(likeness.meanDb).toBeCloseTo(42.11, 2);
  expect(likeness.worstDb).toBeCloseTo(36.09, 2);
  expect(likeness.worstFrame).toBe(3);
});

test("videos that are equal to the last bit have no number of decibels", () => {
  expect(likenessOf([0, 0])).toEqual({ meanDb: null, worstDb: null, worstFrame: 0 });
});

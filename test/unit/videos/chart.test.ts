import { expect, test } from "vitest";
import { formatSchema } from "#storyboards/index.ts";
import { sampleStoryboard } from "../../../videos/samples.ts";
import { chartSample } from "../../../videos/scenes/chart/sample.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";

const HEDGE = /data-length="([\d.]+)"/g;

/** Lengths of the bars in the settled picture, in pixels. */
function lengthsOf(values: readonly number[], shown = "1"): number[] {
  const bars = values.map((value, index) => ({ label: `Bar ${index}`, value, shown }));
  return formatSchema.options.flatMap((format) =>
    [...stillMarkup(sampleStoryboard(format, [{ ...chartSample, bars }]))(140).matchAll(HEDGE)].map(([, length]) =>
      Number(length),
    ),
  );
}

test("a bar is as long as its value, counted from nothing, in every format", () => {
  const lengths = lengthsOf([400, 100, 200, 0]);
  expect(lengths).toHaveLength(12);
  for (const at of [0, 4, 8]) {
    const longest = lengths[at] ?? 0;
    expect(longest).toBeGreaterThan(300);
    expect(lengths.slice(at, at + 4)).toEqual([1, 0.25, 0.5, 0].map((share) => expect.closeTo(share * longest, 1)));
  }
});

test("long numbers make every bar shorter by the same share", () => {
  const lengths = lengthsOf([1_000_000_000, 500_000_000], "1,000 million");
  for (const at of [0, 2, 4]) expect(lengths[at + 1]).toBeCloseTo((lengths[at] ?? 0) / 2, 1);
  expect(lengths[0]).toBeLessThan(lengthsOf([2, 1])[0] ?? 0);
});

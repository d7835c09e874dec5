import { describe, expect, test } from "vitest";
import { themeSchema } from "#storyboards/index.ts";
import { glide, pop, rise, settle } from "../../../videos/theme/motion.ts";
import { coloursOf, palettes, textPairs } from "../../../videos/theme/palette.ts";
import { PERIOD, ridgeAt } from "../../../videos/theme/ridge.ts";
import { fitSize } from "../../../videos/theme/type.ts";

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(themeSchema.options)("in the %s theme", (theme) => {
  test.each(textPairs)("text in %s can be read on %s", (words, ground) => {
    const colours = palettes[theme];
    const [light = 0, dark = 0] = [luminance(colours[words]), luminance(colours[ground])].sort((a, b) => b - a);
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
  });

  test("every colour is written so that its contrast can be worked out", () => {
    const names = Object.keys(palettes.sunny);
    expect(Object.keys(palettes[theme])).toEqual(names);
    for (const [name, colour] of Object.entries(coloursOf(theme)))
      expect(colour).toMatch(name === "--shade" ? /^#[0-9A-F]{8}$/ : /^#[0-9A-F]{6}$/);
  });
});

test("a move ends exactly where it belongs", () => {
  expect([settle(9, 10), settle(26, 10), settle(500, 10), glide(16, 0, 16)]).toEqual([0, 1, 1, 1]);
  expect(rise(16)).toEqual({ opacity: 1, transform: "translateY(0px)" });
  expect(pop(16)).toEqual({ opacity: 1, transform: "scale(1)" });
});

test("a longer text is never set larger than a shorter one in the same room", () => {
  const room = { width: 800, height: 300, max: 160, min: 20 };
  const sizes = ["Use", "Use three", "Use three random words", "Use three random words for every door you own"].map(
    (content) => fitSize("display", content, room),
  );
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(new Set(sizes).size).toBeGreaterThan(2);
});

test("a line of Chinese breaks between its letters instead of shrinking to one line", () => {
  expect(
    fitSize("display", "使用三个随机的词作为你的密码", { width: 500, height: 400, max: 120, min: 20 }),
  ).toBeGreaterThan(80);
});

test("the land has no seam", () => {
  const ridge = {
    height: 70,
    waves: [
      [2, 0.7, 0.4],
      [5, 0.3, 1.1],
    ],
  } as const;
  expect(ridgeAt(ridge, 130 + PERIOD)).toBe(ridgeAt(ridge, 130));
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../../../src/gallery/pages/foundation.css"), "utf8");
const [light, dusk] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, body = ""]) => coloursIn(body));

const READ_ON = [
  ["ink", ["paper", "card", "glow-near", "glow-far"]],
  ["quiet", ["paper", "card", "glow-near", "glow-far"]],
  ["link", ["paper", "card", "glow-near", "glow-far"]],
  ["on-action", ["action"]],
  ["on-button", ["button"]],
  ["paper", ["ink"]],
] as const;

const cases = READ_ON.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const));

test.each(cases)("%s on %s can be read by day and at dusk (at least 4.5 to 1)", (text, ground) => {
  for (const colours of [{ ...light }, { ...light, ...dusk }]) {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5);
  }
});

function coloursIn(body: string): Record<string, string> {
  return Object.fromEntries(
    [...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]),
  );
}

function contrast(a = "", b = ""): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

// Relative luminance as WCAG 2.2 defines it.
function luminance(hex: string): number {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

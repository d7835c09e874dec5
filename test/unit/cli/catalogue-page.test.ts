import { describe, expect, test } from "vitest";
import { formatSchema } from "#core/formats.ts";
import { cataloguePage, type Still } from "../../../src/cli/catalogue-page.ts";

const STILLS: Still[] = ["hook", "tip"].flatMap((kind) =>
  ["en", "ar"].flatMap((locale) =>
    ["sunny", "dusk"].flatMap((theme) =>
      formatSchema.options.map((format) => ({
        kind,
        format,
        locale,
        theme,
        file: `stills/${kind}-${format}-${locale}-${theme}.jpg`,
      })),
    ),
  ),
);
const page = cataloguePage(STILLS);
const all = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, found]) => found);

describe("the catalogue of scenes", () => {
  test("shows every still once, and opens it in full", () => {
    const files = STILLS.map(({ file }) => file).sort();
    expect(all(/<img [^>]*src="([^"]*)"/g).sort()).toEqual(files);
    expect(all(/<a href="(stills[^"]*)">/g).sort()).toEqual(files);
    expect(page).toContain("24 stills.");
  });

  test("tells each still apart for who cannot see it", () => {
    expect(new Set(all(/ alt="([^"]*)"/g)).size).toBe(STILLS.length);
    expect(page).toContain('alt="tip, square, ar, dusk"');
  });

  test("has a part for each kind, which the top of the page leads to", () => {
    expect(all(/<section id="([^"]*)"/g)).toEqual(["hook", "tip"]);
    expect(all(/<a href="#([^"]*)">/g)).toEqual(["hook", "tip"]);
  });

  test("has a row for each language and theme, with its formats in one order", () => {
    expect(all(/<h3>([^<]*)<\/h3>/g).slice(0, 4)).toEqual(["en, sunny", "en, dusk", "ar, sunny", "ar, dusk"]);
    expect(all(/<figcaption>([^<]*)</g).slice(0, 3)).toEqual([...formatSchema.options]);
  });

  test("asks nothing of any other place", () => {
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toContain("<script");
  });
});

import { readFile } from "node:fs/promises";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as driver, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatSchema, type SafeZone, type Storyboard, safeBox } from "#storyboards/index.ts";
import { sampleScenes, sampleStoryboard } from "../../../videos/samples.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";
import { longestScenes } from "./longest-scenes.ts";

const FONTS = {
  "Bricolage Grotesque Variable": "bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2",
  "Nunito Variable": "nunito/files/nunito-latin-wght-normal.woff2",
};
// Letters may overhang their line box by a little; a pixel is not a loss.
const TOLERANCE = 1;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await driver.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  page = await browser.newPage();
  const faces = await Promise.all(
    Object.entries(FONTS).map(async ([family, file]) => {
      const font = await readFile(new URL(`../../../node_modules/@fontsource-variable/${file}`, import.meta.url));
      return `@font-face{font-family:"${family}";font-weight:200 1000;src:url(data:font/woff2;base64,${font.toString("base64")})}`;
    }),
  );
  await page.setContent(`<style>body{margin:0}${faces.join("")}</style><main></main>`);
  await page.evaluate("Promise.all([...document.fonts].map((face) => face.load()))");
}, 60_000);

afterAll(() => browser?.close());

type Line = { text: string; left: number; top: number; right: number; bottom: number };

/** Where the ink of each line of text of a part is, measured by the browser. */
async function linesOf(markup: string, part: string): Promise<Line[]> {
  await page.evaluate(`document.querySelector("main").innerHTML = ${JSON.stringify(markup)}`);
  return page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.querySelector('[data-part="${part}"]'), NodeFilter.SHOW_TEXT);
    const pen = document.createElement("canvas").getContext("2d");
    const lines = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent;
      if (text.trim() === "") continue;
      const { fontWeight, fontSize, fontFamily } = getComputedStyle(walker.currentNode.parentElement);
      pen.font = [fontWeight, fontSize, fontFamily].join(" ");
      const ink = pen.measureText(text);
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const { left, top, right } of range.getClientRects()) {
        const baseline = top + ink.fontBoundingBoxAscent;
        const place = { top: baseline - ink.actualBoundingBoxAscent, bottom: baseline + ink.actualBoundingBoxDescent };
        lines.push({ text, left, right, ...place });
      }
    }
    return lines;
  })()`);
}

function outside(lines: Line[], format: Storyboard["format"], zone: SafeZone): Line[] {
  const { x, y, width, height } = safeBox(format, zone);
  return lines.filter(
    ({ left, top, right, bottom }) =>
      left < x - TOLERANCE || top < y - TOLERANCE || right > x + width + TOLERANCE || bottom > y + height + TOLERANCE,
  );
}

const cases = formatSchema.options.flatMap((format) =>
  (["ltr", "rtl"] as const).flatMap((direction) =>
    [...sampleScenes, ...longestScenes].map((scene) => ({ format, direction, kind: scene.kind, id: scene.id, scene })),
  ),
);

describe("no scene text leaves its safe box", () => {
  test.each(cases)("$format $direction $kind ($id)", async ({ format, direction, scene }) => {
    const storyboard = { ...sampleStoryboard(format, [scene]), direction };
    const lines = await linesOf(stillMarkup(storyboard)(140), "scene");
    expect(lines.length).toBeGreaterThan(1);
    expect(outside(lines, format, "strict")).toEqual([]);
  });
});

test.each(formatSchema.options)("a caption of two full lines stays inside the %s safe box", async (format) => {
  const storyboard = sampleStoryboard(format);
  const line = { vertical: 32, square: 37, landscape: 42 }[format];
  const cues = storyboard.cues.map((cue) => ({
    ...cue,
    lines: ["moderate wording ".repeat(4).slice(0, line), "m".repeat(line)],
  }));
  const lines = await linesOf(stillMarkup({ ...storyboard, cues })(60), "caption");
  expect(lines).toHaveLength(2);
  expect(outside(lines, format, "organic")).toEqual([]);
});

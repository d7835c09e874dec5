import { readFile } from "node:fs/promises";
import chromium from "@sparticuz/chromium";
import { chromium as driver, type Page } from "playwright-core";
import ts from "typescript";
import type { MeasuredLine, Storyboard } from "#storyboards/index.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";

// The style sheets that videos/theme/fonts.ts imports.
const SHEETS = [
  "@fontsource-variable/baloo-bhaijaan-2/wght.css",
  "@fontsource-variable/bricolage-grotesque/opsz.css",
  "@fontsource-variable/noto-sans-arabic/wght.css",
  "@fontsource-variable/noto-sans-jp/wght.css",
  "@fontsource-variable/nunito/wght.css",
  "@fontsource/m-plus-rounded-1c/800.css",
];
const ORIGIN = "http://fonts.test/";

/** The meter of the program as a browser takes it: `fit.measureLines`. */
async function meterForBrowser(): Promise<string> {
  const source = await readFile(new URL("../../../videos/fit/measure-lines.ts", import.meta.url), "utf8");
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  return `const fit = {}; ((exports) => {${ts.transpileModule(source, { compilerOptions }).outputText}})(fit);`;
}

/** A browser page with the real fonts, on which a frame of a storyboard is shown as it will be drawn. */
export async function openStills() {
  const browser = await driver.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page: Page = await browser.newPage();
  await page.route(`${ORIGIN}**`, async (route) => {
    const file = new URL(`../../../node_modules/${route.request().url().slice(ORIGIN.length)}`, import.meta.url);
    await route.fulfill({ body: await readFile(file), headers: { "access-control-allow-origin": "*" } });
  });
  const links = SHEETS.map((sheet) => `<link rel="stylesheet" href="${ORIGIN}${sheet}">`).join("");
  await page.setContent(`${links}<style>body{margin:0}</style><main></main>`);
  await page.addScriptTag({ content: await meterForBrowser() });
  const showMarkup = async (markup: string) => {
    await page.evaluate(`document.querySelector("main").innerHTML = ${JSON.stringify(markup)}`);
    // A face that its own letters ask for is loading by now; the fallbacks behind it are asked for as well.
    await page.evaluate("document.body.offsetHeight; document.fonts.ready.then(() => undefined)");
  };
  return {
    page,
    showMarkup,
    show: async (storyboard: Storyboard, frame: number) => {
      const { width, height } = storyboard;
      await page.setViewportSize({ width, height });
      await showMarkup(stillMarkup(storyboard)(frame));
    },
    /** Measures what is shown, as the program does. */
    measure: (): Promise<MeasuredLine[]> =>
      page.evaluate("fit.measureLines(document.querySelector('main').firstElementChild)"),
    close: () => browser.close(),
  };
}

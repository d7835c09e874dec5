import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { assetPath, galleryPage, PAGE_ASSETS, PAGE_FONTS, previewGonePage } from "#gallery/pages/index.ts";
import { elementsOf } from "./reading.ts";
import { campaignWith, site } from "./sample-campaign.ts";

const folder = join(import.meta.dirname, "../../../src/gallery/pages");
const styles = PAGE_ASSETS.filter((file) => file.endsWith(".css")).map((file) =>
  readFileSync(join(folder, file), "utf8"),
);

test("every file that a page asks for is among those that the site serves", () => {
  const pages = [galleryPage({ site, campaign: campaignWith() }), previewGonePage()];
  const links = pages.flatMap((page) => elementsOf(page, "link"));
  const asked = new Set(links.flatMap(({ href }) => (href?.startsWith("/assets/") ? [href] : [])));

  expect([...asked].toSorted()).toEqual(PAGE_ASSETS.map(assetPath).toSorted());
  for (const file of PAGE_ASSETS) expect(existsSync(join(folder, file)), file).toBe(true);
});

test("every font that the stylesheets ask for is in its package", () => {
  const asked = styles.flatMap((css) => [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, url]) => url));
  const { resolve } = createRequire(import.meta.url);

  expect(asked.toSorted()).toEqual(PAGE_FONTS.map(({ file }) => `/assets/fonts/${file}`).toSorted());
  for (const { package: name, file } of PAGE_FONTS) {
    expect(existsSync(join(dirname(resolve(`${name}/package.json`)), "files", file)), file).toBe(true);
  }
});

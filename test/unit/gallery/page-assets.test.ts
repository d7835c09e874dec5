import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import {
  assetPath,
  embedPage,
  galleryPage,
  genuinePage,
  PAGE_ASSETS,
  PAGE_FONTS,
  previewGonePage,
  watchPage,
} from "#gallery/pages/index.ts";
import { elementsOf } from "./reading.ts";
import { campaignWith, episodeWith, site } from "./sample-campaign.ts";

const folder = join(import.meta.dirname, "../../../src/gallery/pages");
const styles = PAGE_ASSETS.filter((file) => file.endsWith(".css")).map((file) =>
  readFileSync(join(folder, file), "utf8"),
);

test("every file that a page asks for is among those that the site serves", () => {
  const campaign = campaignWith();
  const [episode = episodeWith()] = campaign.episodes;
  const pages = [
    watchPage({ site, campaign, episode }),
    embedPage({ site, episode }),
    genuinePage({ site, campaign, videos: [], signingKey: "" }),
    previewGonePage(),
  ];
  const asked = pages.flatMap((page) =>
    [...elementsOf(page, "link"), ...elementsOf(page, "script")].flatMap(({ href, src }) => {
      const address = href ?? src ?? "";
      return address.startsWith("/assets/") ? [address] : [];
    }),
  );

  const fonts = PAGE_FONTS.map(({ file }) => `/assets/fonts/${file}`);
  const [letters, rest] = [true, false].map((is) => asked.filter((path) => path.startsWith("/assets/fonts/") === is));
  expect([...new Set(rest)].toSorted()).toEqual(PAGE_ASSETS.map((file) => assetPath(file)).toSorted());
  expect(letters?.length).toBeGreaterThan(0);
  expect(letters?.filter((path) => !fonts.includes(path))).toEqual([]);
  for (const file of PAGE_ASSETS) expect(existsSync(join(folder, file)), file).toBe(true);
});

test("the address of an asset changes with its bytes where they are known", () => {
  const versions = { "gallery.css": "0a1b2c" };
  const page = galleryPage({ site: { ...site, versions }, campaign: campaignWith() });
  expect(elementsOf(page, "link").map(({ href }) => href)).toContain("/assets/0a1b2c/gallery.css");
});

test("every font that the stylesheets ask for is in its package", () => {
  const asked = styles.flatMap((css) => [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, url]) => url));
  const { resolve } = createRequire(import.meta.url);

  expect(asked.toSorted()).toEqual(PAGE_FONTS.map(({ file }) => `/assets/fonts/${file}`).toSorted());
  for (const { package: name, file } of PAGE_FONTS) {
    expect(existsSync(join(dirname(resolve(`${name}/package.json`)), "files", file)), file).toBe(true);
  }
});

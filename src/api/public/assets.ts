import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Router, static as serveFolder } from "express";
import { projectPath } from "#config/project.ts";
import type { PublicSite } from "#gallery/index.ts";
import { assetPath, PAGE_ASSETS, PAGE_FONTS } from "#gallery/pages/index.ts";

const YEAR_S = 365 * 24 * 3600;
const root = projectPath("src", "gallery", "pages");

/** The first digits of each asset's SHA-256: what its address carries. */
export function versionsOfAssets(): Record<string, string> {
  const digest = (file: string) =>
    createHash("sha256")
      .update(readFileSync(join(root, file)))
      .digest("hex");
  return Object.fromEntries(PAGE_ASSETS.map((file) => [file, digest(file).slice(0, 12)]));
}

/** Styles, scripts, icon and fonts. An address that names the content may be kept for good, a plain one may not. */
export function assetRoutes(site: PublicSite): Router {
  const router = Router();
  const forGood = `public, max-age=${YEAR_S}, immutable`;
  for (const file of PAGE_ASSETS) {
    const addresses = new Set([assetPath(file, site), assetPath(file)]);
    for (const address of addresses) {
      router.get(address, (_request, response) => {
        response.set("Cache-Control", address === assetPath(file) ? "no-cache" : forGood);
        response.set("Cross-Origin-Resource-Policy", "same-origin").sendFile(file, { root, cacheControl: false });
      });
    }
  }
  const require = createRequire(import.meta.url);
  for (const name of new Set(PAGE_FONTS.map((font) => font.package))) {
    const folder = join(dirname(require.resolve(`${name}/package.json`)), "files");
    router.use("/assets/fonts", serveFolder(folder, { index: false, maxAge: YEAR_S * 1000, immutable: true }));
  }
  return router;
}

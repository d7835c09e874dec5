import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Router, static as serveFolder } from "express";
import { projectPath } from "#config/project.ts";
import {
  findPublicFile,
  mediaPath,
  type PublicSite,
  type PublishedCampaign,
  readGallery,
  readTombstone,
  wasTakenDown,
} from "#gallery/index.ts";
import { assetPath, galleryPage, PAGE_ASSETS, PAGE_FONTS, tombstonePage, watchPage } from "#gallery/pages/index.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { storedPath } from "#infra/files/disk-store.ts";

const YEAR_S = 365 * 24 * 3600;
const MEDIA_NAME = /^([0-9a-f]{64})\.[a-z0-9]{3}$/;

/** The public page: read-only, without cookies, the same for everyone. */
export function publicRoutes({ prisma, dataDir, site }: { prisma: PrismaClient; dataDir: string; site: PublicSite }) {
  const router = Router();

  router.get("/", async (_request, response) => {
    const campaign = await readGallery(prisma, new Date());
    response.set("Cache-Control", "no-cache").send(galleryPage({ site, campaign: campaign ?? BEFORE_THE_FIRST }));
  });

  router.get("/watch/:slug", async (request, response, next) => {
    const campaign = await readGallery(prisma, new Date());
    const episode = campaign?.episodes.find(({ slug }) => slug === request.params.slug);
    if (!campaign || !episode) {
      const tombstone = await readTombstone(prisma, request.params.slug);
      if (!tombstone) return next();
      response.status(410).set("Cache-Control", "no-cache").send(tombstonePage({ site, tombstone }));
      return;
    }
    response.set("Cache-Control", "no-cache").send(watchPage({ site, campaign, episode }));
  });

  router.get("/media/:name", async (request, response, next) => {
    const sha256 = MEDIA_NAME.exec(request.params.name)?.[1];
    const file = sha256 === undefined ? null : await findPublicFile(prisma, sha256);
    if (!file || mediaPath(file.sha256, file.mediaType) !== request.path) {
      response.set("Cache-Control", "no-store");
      if (!file && sha256 !== undefined && (await wasTakenDown(prisma, sha256))) {
        response.status(410).type("text/plain").send("This file was taken down.");
        return;
      }
      return next();
    }
    // The name is the content, but what was taken down must not live on in a cache: each use is asked for.
    response.set({ "Cache-Control": "no-cache", ETag: `"${file.sha256}"` });
    response.type(file.mediaType).sendFile(storedPath("", file.sha256), { root: dataDir, cacheControl: false });
  });

  for (const file of PAGE_ASSETS) {
    router.get(assetPath(file), (_request, response) => {
      response.sendFile(file, { root: projectPath("src", "gallery", "pages"), cacheControl: false });
    });
  }
  const require = createRequire(import.meta.url);
  for (const name of new Set(PAGE_FONTS.map((font) => font.package))) {
    const folder = join(dirname(require.resolve(`${name}/package.json`)), "files");
    router.use("/assets/fonts", serveFolder(folder, { index: false, maxAge: YEAR_S * 1000, immutable: true }));
  }
  return router;
}

const BEFORE_THE_FIRST: PublishedCampaign = {
  slug: "sunny-corner",
  title: "Sunny Corner",
  isDemo: false,
  locale: "en",
  direction: "ltr",
  timeZone: "Etc/UTC",
  episodes: [],
  upcoming: { count: 0 },
};

import { Router } from "express";
import type { Log } from "#access/index.ts";
import type { Signer } from "#core/signed.ts";
import { editionNamer, followEdition, nearEpisodes, type PublicSite, readEdition, seriesIn } from "#gallery/index.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { answering, answerKept } from "./answering.ts";
import { assetRoutes, versionsOfAssets } from "./assets.ts";
import { feedAnswerers, machineAnswerers } from "./conventions.ts";
import { serveMedia } from "./files.ts";
import { openKeptAnswers } from "./kept-answers.ts";
import { frontOf, inAllSeries, pageAnswerers } from "./pages.ts";

type PublicParts = {
  prisma: PrismaClient;
  dataDir: string;
  site: PublicSite;
  log: Log;
  /** The key of this installation, which signs the list of all videos. */
  signer: () => Promise<Signer>;
};

// Two or three letters, with a script or a country: nothing else that is served begins like this.
const TAG = "/:locale";

/** The public page: read-only, without cookies, the same for everyone. */
export function openPublicPage({ prisma, dataDir, site: given, log, signer }: PublicParts) {
  const site = { ...given, versions: versionsOfAssets() };
  const current = followEdition({
    name: editionNamer(prisma, () => new Date()),
    read: (fingerprint) =>
      readEdition(prisma, {
        fingerprint,
        now: new Date(),
        onUnreadable: (episode, err) => log.error({ err, episode }, "An episode cannot be shown"),
      }),
  });
  const ways = { current, kept: openKeptAnswers() };
  const routes = Router();
  routes.use(assetRoutes(site));
  for (const [path, answerer] of Object.entries(machineAnswerers(site, signer)))
    routes.get(path, answering(ways, answerer));
  const inLanguages = { ...pageAnswerers(site, signer), ...feedAnswerers(site) };
  for (const [path, answerer] of Object.entries(inLanguages)) routes.get(path, answering(ways, answerer));
  for (const [path, answerer] of Object.entries(inLanguages)) routes.get(TAG + path, answering(ways, answerer));
  return {
    /** Answers what was asked before, ahead of everything else. */
    answerKept: answerKept(ways),
    /** Serves videos, posters and captions: they need nothing of what stands before pages. */
    media: serveMedia({ current, dataDir }),
    routes,
    /** The site, with the addresses of its present assets. */
    site,
    /** What looks most like an address at which there is nothing. */
    near: async (path: string) => {
      const edition = await current();
      const front = frontOf(edition);
      const tag = front.locales.find((locale) => path.startsWith(`/${locale}/`));
      const campaign = seriesIn(front, tag ?? front.homeLocale);
      const wanted = path.split("/").at(-1) ?? "";
      return { campaign, episodes: nearEpisodes(inAllSeries(edition, campaign.locale), wanted) };
    },
  };
}

import { Router } from "express";
import { securityTxtOf, writeSecurityTxt } from "#disclosure/index.ts";
import type { PublicSite } from "#gallery/index.ts";
import { accountabilityPage, bountyPage } from "#gallery/pages/index.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { directionOf } from "#storyboards/index.ts";
import { reportRoutes } from "./report-routes.ts";
import { transparencyRoutes } from "./transparency-routes.ts";
import { TRUST_PATHS, type TrustParts } from "./trust-parts.ts";

/** The pages that say why this site can be believed, and where its weaknesses are reported. */
export function trustRoutes(sources: { prisma: PrismaClient; site: PublicSite; trust: TrustParts }) {
  const { site, trust } = sources;
  const { settings, policy } = trust;
  const router = Router();

  router.get(TRUST_PATHS.securityTxt, (_request, response) => {
    const facts = securityTxtOf(settings, policy, { origin: site.origin, now: new Date() });
    response.set("Cache-Control", "no-cache").type("text/plain; charset=utf-8").send(writeSecurityTxt(facts));
  });
  router.get("/security.txt", (_request, response) => response.redirect(301, TRUST_PATHS.securityTxt));

  router.get(TRUST_PATHS.bounty, (_request, response) => {
    const direction = directionOf(policy.locale);
    const { contacts = [], bountyUrl } = settings;
    const page = bountyPage({ site, policy, direction, contacts, bountyUrl, paths: TRUST_PATHS });
    response.set("Cache-Control", "no-cache").send(page);
  });
  router.get("/disclosure", (_request, response) => response.redirect(301, TRUST_PATHS.bounty));

  router.get(TRUST_PATHS.accountability, (_request, response) => {
    response.set("Cache-Control", "no-cache").send(accountabilityPage({ site, paths: TRUST_PATHS }));
  });
  router.use(reportRoutes(sources));
  router.use(transparencyRoutes(sources));
  return router;
}

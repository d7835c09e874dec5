import { type Request, type Response, Router } from "express";
import {
  FORGET_AFTER_DAYS,
  issuePass,
  REPORT_LIMITS,
  type ReportField,
  readReference,
  readReportState,
} from "#disclosure/index.ts";
import type { PublicSite } from "#gallery/index.ts";
import { type FormFault, reportPage, reportStatePage } from "#gallery/pages/index.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { limitRate } from "./limit-rate.ts";
import { TRUST_PATHS, type TrustParts } from "./trust-parts.ts";

type Sources = { prisma: PrismaClient; site: PublicSite; trust: TrustParts };

/** Shows the form, with what was typed and what is wrong; nobody may keep a copy. */
export function sendForm(
  response: Response,
  { site, trust }: Pick<Sources, "site" | "trust">,
  shown: { typed?: Partial<Record<ReportField, string>>; faults?: FormFault[]; unknownReference?: string } = {},
): void {
  // Without it a browser names no origin when it sends the form.
  response.set({ "Cache-Control": "no-store", "Referrer-Policy": "same-origin" });
  response.send(
    reportPage({
      site,
      paths: TRUST_PATHS,
      pass: issuePass(trust.formKey, new Date()),
      limits: REPORT_LIMITS,
      typed: {},
      faults: [],
      ...shown,
    }),
  );
}

/** The form for a weakness, and how a report stands. */
export function reportRoutes(sources: Sources) {
  const { prisma, site, trust } = sources;
  const router = Router();
  router.get(TRUST_PATHS.report, (_request, response) => sendForm(response, sources));

  const lookUps = limitRate({ windowMinutes: 10, limit: 60 });
  router.get(TRUST_PATHS.state, lookUps, async (request: Request, response: Response) => {
    const typed = typeof request.query["reference"] === "string" ? request.query["reference"] : "";
    const reference = readReference(typed);
    if (reference && (await readReportState(prisma, trust.sealer, reference))) {
      return response.redirect(303, `${TRUST_PATHS.report}/${reference}`);
    }
    response.status(404);
    return sendForm(response, sources, { unknownReference: typed.slice(0, 40) });
  });

  router.get(`${TRUST_PATHS.report}/:reference`, lookUps, async (request: Request<{ reference: string }>, response) => {
    const { reference } = request.params;
    const isExact = readReference(reference) === reference;
    const report = isExact ? await readReportState(prisma, trust.sealer, reference) : null;
    response.set("Cache-Control", "no-store");
    if (!report) {
      response.status(404);
      return sendForm(response, sources, { unknownReference: reference.slice(0, 40) });
    }
    return response.send(
      reportStatePage({ site, report, keptDays: FORGET_AFTER_DAYS, bountyPath: TRUST_PATHS.bounty }),
    );
  });
  return router;
}

import { type Request, type Response, Router } from "express";
import { plainWords } from "#core/plain-words.ts";
import type { PublicSite } from "#gallery/index.ts";
import { type TransparencyPageInput, transparencyPage } from "#gallery/pages/index.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { directionOf } from "#storyboards/index.ts";
import {
  type AskedPeriod,
  periodSchema,
  readTransparency,
  type Transparency,
  transparencyCsv,
  usualPeriods,
} from "#transparency/index.ts";
import { sendProblem } from "../problem.ts";
import { TRUST_PATHS, type TrustParts } from "./trust-parts.ts";

const PATH = TRUST_PATHS.transparency;

type Sources = { prisma: PrismaClient; site: PublicSite; trust: TrustParts };

/** The transparency report as page, signed JSON and CSV. */
export function transparencyRoutes({ prisma, site, trust }: Sources) {
  const router = Router();
  router.get(PATH, async (request, response) => {
    const now = new Date();
    const { asked, fault } = readPeriod(request);
    const report = asked ? await readTransparency(prisma, asked, now) : null;
    response.status(asked ? 200 : 400).set("Cache-Control", "no-cache");
    response.send(transparencyPage({ site, ...shownOf(request, report, now), fault }));
  });

  const forPrograms = (send: (response: Response, report: Transparency) => void) => {
    return async function report(request: Request, response: Response) {
      const { asked, fault } = readPeriod(request);
      if (!asked) return sendProblem(request, response, 400, "invalid-query", fault ?? undefined);
      const found = await readTransparency(prisma, asked, new Date());
      if (!found) return sendProblem(request, response, 404, "not-found");
      response.set({ "Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*" });
      send(response, found);
    };
  };
  const sendJson = (response: Response, report: Transparency) =>
    response.json(trust.signer.sign({ type: "sunny-corner/transparency/1", ...JSON.parse(JSON.stringify(report)) }));
  const sendCsv = (response: Response, report: Transparency) => {
    const { from, until } = report.period;
    response.set("Content-Disposition", `attachment; filename="transparency-${from}-${until}.csv"`);
    response.type("text/csv; charset=utf-8").send(transparencyCsv(report));
  };
  router.get(`${PATH}.json`, forPrograms(sendJson));
  router.get(`${PATH}.csv`, forPrograms(sendCsv));
  return router;
}

type Read = { asked: AskedPeriod; fault: null } | { asked: null; fault: string };

// A field that was left empty is none; what else stands in the address is not ours to judge.
function readPeriod({ query }: Request): Read {
  const given = Object.fromEntries(["from", "until"].flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
  const parsed = periodSchema.safeParse(given, { error: plainWords });
  if (parsed.success) return { asked: parsed.data, fault: null };
  return {
    asked: null,
    fault: parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "),
  };
}

function shownOf(
  { query }: Request,
  report: Transparency | null,
  now: Date,
): Omit<TransparencyPageInput, "site" | "fault"> {
  const typed = (name: "from" | "until") => (typeof query[name] === "string" ? query[name].slice(0, 40) : "");
  const asked = report
    ? { from: report.period.from, until: report.period.until }
    : { from: typed("from"), until: typed("until") };
  const queryOf = (period: { from?: string; until?: string }) => {
    const text = new URLSearchParams(period).toString();
    return text === "" ? "" : `?${text}`;
  };
  const locale = report?.campaign.locale ?? "en";
  return {
    report,
    locale,
    direction: directionOf(locale),
    path: PATH,
    asked,
    presets: usualPeriods(now, report?.period.timeZone ?? "UTC").map(({ name, ...period }) => ({
      name,
      query: queryOf(period),
    })),
    files: { json: `${PATH}.json${queryOf(asked)}`, csv: `${PATH}.csv${queryOf(asked)}` },
  };
}

import { randomUUID } from "node:crypto";
import compression from "compression";
import express, { type Express } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import type { PublicSite } from "#gallery/index.ts";
import { type HealthSources, healthRoutes } from "./health-routes.ts";
import { answerError, answerNotFound, sendProblem } from "./problem.ts";
import { progressRoutes } from "./progress-routes.ts";
import { publicRoutes } from "./public/routes.ts";
import { countPlays } from "./trust/count-plays.ts";
import { quietAnswer, quietRequest } from "./trust/quiet-log.ts";
import { reportIntake } from "./trust/report-intake.ts";
import type { TrustParts } from "./trust/trust-parts.ts";
import { trustRoutes } from "./trust/trust-routes.ts";

type AppSources = HealthSources & {
  log: Logger;
  site: PublicSite;
  /** Without it there are no trust pages, and nothing is counted. */
  trust?: TrustParts;
};

/** Everything that is served over HTTP. Visitors can send one thing, a report of a weakness; all else is only read. */
export function createApp({ log, site, trust, ...sources }: AppSources): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(
    pinoHttp({
      logger: log,
      genReqId: (_request, response) => {
        const id = randomUUID();
        response.setHeader("X-Request-Id", id);
        return id;
      },
      quietReqLogger: true,
      serializers: { req: quietRequest, res: quietAnswer },
      customLogLevel: (_request, response) => (response.statusCode >= 500 ? "error" : "debug"),
    }),
  );
  app.use(securityHeaders(site.origin.startsWith("https:")));
  if (trust) app.use(reportIntake({ site, trust }));
  app.use(function onlyReading(request, response, next) {
    if (request.method === "GET" || request.method === "HEAD") return next();
    response.set("Allow", "GET, HEAD");
    sendProblem(request, response, 405, "method-not-allowed");
  });
  app.use(compression());
  app.use(healthRoutes(sources));
  app.use(progressRoutes({ ...sources, log }));
  if (trust) app.use(countPlays(trust.tally), trustRoutes({ ...sources, site, trust }));
  app.use(publicRoutes({ ...sources, site }));
  app.use(answerNotFound(site));
  app.use(answerError(site, log));
  return app;
}

function securityHeaders(isHttps: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        mediaSrc: ["'self'"],
        fontSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: isHttps ? { maxAge: 365 * 24 * 3600, includeSubDomains: false } : false,
  });
}

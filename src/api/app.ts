import { randomUUID } from "node:crypto";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import type { Signer } from "#core/signed.ts";
import type { PublicSite } from "#gallery/index.ts";
import { pagePolicy } from "./content-policy.ts";
import { type HealthSources, healthRoutes } from "./health-routes.ts";
import { answerError, answerNotFound, sendProblem } from "./problem.ts";
import { progressRoutes } from "./progress-routes.ts";
import { openPublicPage } from "./public/routes.ts";

export type AppParts = HealthSources & {
  log: Logger;
  site: PublicSite;
  /** Signs the list of all videos; without one there is no such list. */
  signer?: Signer;
};

/** Everything that is served over HTTP. Only reading is possible: who may change things is not served yet. */
export function createApp({ log, site, signer, ...sources }: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  const publicPage = openPublicPage({ ...sources, log, site, signer });
  app.use(publicPage.answerKept);
  app.use(
    pinoHttp({
      logger: log,
      genReqId: (_request, response) => {
        const id = randomUUID();
        response.setHeader("X-Request-Id", id);
        return id;
      },
      quietReqLogger: true,
      customLogLevel: (_request, response) => (response.statusCode >= 500 ? "error" : "debug"),
    }),
  );
  app.use(securityHeaders(site.origin.startsWith("https:")));
  app.use(function onlyReading(request, response, next) {
    if (request.method === "GET" || request.method === "HEAD") return next();
    response.set("Allow", "GET, HEAD");
    sendProblem(request, response, 405, "method-not-allowed");
  });
  app.use(compression());
  app.use(healthRoutes(sources));
  app.use(progressRoutes({ ...sources, log }));
  app.use(publicPage.routes);
  app.use(answerNotFound(site, publicPage.near));
  app.use(answerError(site, log));
  return app;
}

function securityHeaders(isHttps: boolean) {
  const headers = helmet({
    contentSecurityPolicy: false,
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: isHttps ? { maxAge: 365 * 24 * 3600, includeSubDomains: false } : false,
  });
  const policy = pagePolicy();
  return function secure(request: Request, response: Response, next: NextFunction) {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    headers(request, response, next);
  };
}

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

/** Everything that is served over HTTP. Only reading is possible: who may change things is not served yet. */
export function createApp({ log, site, ...sources }: HealthSources & { log: Logger; site: PublicSite }): Express {
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
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: isHttps ? { maxAge: 365 * 24 * 3600, includeSubDomains: false } : false,
  });
}

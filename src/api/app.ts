import { randomUUID } from "node:crypto";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Store } from "express-rate-limit";
import helmet from "helmet";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import { VERSION } from "#config/project.ts";
import type { Signer } from "#core/signed.ts";
import type { PublicSite } from "#gallery/index.ts";
import type { Authenticate } from "./authenticate.ts";
import { pagePolicy } from "./content-policy.ts";
import { docsRoutes } from "./docs-routes.ts";
import { type HealthSources, healthRoutes } from "./health-routes.ts";
import { describeApi } from "./openapi.ts";
import type { ApiPorts } from "./ports.ts";
import { answerError, answerNotFound, sendProblem } from "./problem.ts";
import { openPublicPage } from "./public/routes.ts";
import { openRateLimits, RATES, type Rates } from "./rate-limits.ts";
import type { AnyRoute } from "./route.ts";
import { routerOf } from "./router.ts";
import { ROUTES } from "./routes/index.ts";

export type AppParts = HealthSources & {
  log: Logger;
  site: PublicSite;
  /** Signs the list of all videos; without one there is no such list. */
  signer?: Signer;
  authenticate: Authenticate;
  contextOf: ApiPorts["contextOf"];
  rates?: Rates;
  /** Where requests are counted when several processes serve them; without it each counts for itself. */
  rateStore?: (prefix: string) => Store;
  routes?: readonly AnyRoute[];
};

/** Everything that is served over HTTP: the public page, which only reads, and the admin API. */
export function createApp(parts: AppParts): Express {
  const { log, site, signer, authenticate, contextOf, rates = RATES, rateStore, routes = ROUTES, ...sources } = parts;
  const app = express();
  app.disable("x-powered-by");
  const publicPage = openPublicPage({ ...sources, log, site, signer });
  app.use(publicPage.media);
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
    const mayWrite = request.path.startsWith("/api/") && request.method !== "TRACE";
    if (mayWrite || request.method === "GET" || request.method === "HEAD") return next();
    response.set("Allow", "GET, HEAD");
    sendProblem(request, response, 405, "method-not-allowed");
  });
  app.use(compression());
  app.use(healthRoutes(sources));
  const ports = { reader: sources.prisma, contextOf };
  app.use(routerOf(routes, { ports, authenticate, limits: openRateLimits(rates, rateStore), origin: site.origin }));
  app.use(docsRoutes(describeApi(routes, { version: VERSION, origin: site.origin })));
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

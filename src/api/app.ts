import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Store } from "express-rate-limit";
import helmet from "helmet";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import { VERSION } from "#config/project.ts";
import type { PublicSite } from "#gallery/index.ts";
import { readStorage } from "#infra/files/read-storage.ts";
import { adminPages } from "./admin-pages.ts";
import type { Authenticate } from "./authenticate.ts";
import { pagePolicy } from "./content-policy.ts";
import { docsRoutes } from "./docs-routes.ts";
import { type HealthSources, healthRoutes } from "./health-routes.ts";
import { describeApi } from "./openapi.ts";
import { outboxPage } from "./outbox/page.ts";
import type { ApiPorts, DrawingPorts } from "./ports.ts";
import { previewRoutes } from "./preview/routes.ts";
import { answerError, answerNotFound, sendProblem } from "./problem.ts";
import { openPublicPage } from "./public/routes.ts";
import { quietAnswer, quietRequest } from "./quiet-log.ts";
import { openRateLimits, RATES, type Rates } from "./rate-limits.ts";
import type { AnyRoute } from "./route.ts";
import { routerOf } from "./router.ts";
import { ROUTES } from "./routes/index.ts";
import { sessionCookie } from "./session-cookie.ts";
import { signInPages } from "./sign-in/pages.ts";
import { countPlays } from "./trust/count-plays.ts";
import { reportIntake } from "./trust/report-intake.ts";
import type { TrustParts } from "./trust/trust-parts.ts";
import { trustRoutes } from "./trust/trust-routes.ts";
import { unsubscribeRoutes } from "./unsubscribe-routes.ts";

export type AppParts = HealthSources &
  Pick<ApiPorts, "contextOf" | "accounts" | "preview" | "channels" | "secrets" | "trail"> & {
    log: Logger;
    site: PublicSite;
    authenticate: Authenticate;
    drawing: DrawingPorts;
    /** Without it there are no trust pages, and nothing is counted. */
    trust?: TrustParts;
    rates?: Rates;
    /** Where requests are counted when several processes serve them; without it each counts for itself. */
    rateStore?: (prefix: string) => Store;
    routes?: readonly AnyRoute[];
  };

/** Everything that is served over HTTP. Of visitors only a report of a weakness is taken; the rest that writes is the admin API. */
export function createApp(parts: AppParts): Express {
  const { log, site, authenticate, contextOf, accounts, preview, channels, secrets, trail, drawing, trust } = parts;
  const { rates = RATES, rateStore, routes = ROUTES, ...sources } = parts;
  const app = express();
  app.disable("x-powered-by");
  const publicPage = openPublicPage({ ...sources, log, site, signer: trail.signer });
  // Ahead of whatever answers videos: all of them are counted.
  if (trust) app.use(countPlays(trust.tally));
  app.use(publicPage.media);
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
  app.use(unsubscribeRoutes({ contextOf, ...trail }));
  if (trust) app.use(reportIntake({ site: publicPage.site, trust }));
  app.use(function onlyReading(request, response, next) {
    const mayWrite = /^\/(api|preview)\//.test(request.path) && request.method !== "TRACE";
    if (mayWrite || request.method === "GET" || request.method === "HEAD") return next();
    response.set("Allow", "GET, HEAD");
    sendProblem(request, response, 405, "method-not-allowed");
  });
  app.use(compression());
  app.use(healthRoutes(sources));
  const cookie = sessionCookie(site.origin);
  const reader = sources.prisma;
  const storage = () => readStorage(sources.dataDir);
  const ports = { ...drawing, reader, contextOf, accounts, cookie, preview, channels, secrets, trail, storage };
  app.use(routerOf(routes, { ports, authenticate, limits: openRateLimits(rates, rateStore), origin: site.origin }));
  app.use(docsRoutes(describeApi(routes, { version: VERSION, origin: site.origin })));
  app.use(signInPages());
  app.use(adminPages());
  app.use(outboxPage());
  app.use(previewRoutes({ ports, isHttps: site.origin.startsWith("https:"), dataDir: sources.dataDir }));
  if (trust) app.use(trustRoutes({ ...sources, site: publicPage.site, trust }));
  app.use(publicPage.routes);
  app.use(answerNotFound(publicPage.site, publicPage.near));
  app.use(answerError(publicPage.site, log));
  return answeringFirst(app, publicPage.answerKept);
}

type Ahead = (request: IncomingMessage, response: ServerResponse, otherwise: () => void) => void;

// What express does with a request before its first layer costs more than a kept answer. It calls its own `handle`.
function answeringFirst(app: Express, ahead: Ahead): Express {
  const withHandle = app as Express & { handle: (...given: [Request, Response, NextFunction?]) => void };
  const handle = withHandle.handle.bind(app);
  withHandle.handle = (request, response, next) => ahead(request, response, () => handle(request, response, next));
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

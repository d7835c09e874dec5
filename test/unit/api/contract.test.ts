import { Validator } from "@seriousme/openapi-schema-validator";
import express, { type Express } from "express";
import { pino } from "pino";
import { Registry } from "prom-client";
import { describe, expect, test } from "vitest";
import { createApp } from "#api/app.ts";
import { describeApi } from "#api/openapi.ts";
import type { AnyRoute } from "#api/route.ts";
import { ROUTES } from "#api/routes/index.ts";
import { noAdminWork } from "../../account-ports.ts";

const PAGES = ["/", "/series/:slug", "/topics/:topic", "/search", "/genuine", "/watch/:slug", "/embed/:slug"];
const FEEDS = ["feed.xml", "atom.xml", "feed.json"].flatMap((file) => [`/${file}`, `/topics/:topic/${file}`]);

/** What anyone may read: the pages of viewers and of those who have a link, what says that the program lives, and the description of the API. */
const PUBLIC = [
  // Each also in the other languages of the page.
  ...[...PAGES, ...FEEDS].flatMap((path) => [`get ${path}`, `get /:locale${path}`]),
  "get /calendar.ics",
  "get /sitemap.xml",
  "get /oembed",
  "get /robots.txt",
  "get /.well-known/psa-manifest.json",
  "get /.well-known/psa-key.json",
  "get /sign-in",
  "get /set-up",
  "get /sign-in/sign-in.css",
  "get /sign-in/sign-in.js",
  "get /sign-in/set-up.js",
  "get /sign-in/ask.js",
  "get /preview/:token",
  "get /preview/:token/:file",
  "post /preview/:token/password",
  "post /preview/:token/comments",
  "get /admin{/*page}",
  "get /outbox",
  "get /outbox/outbox.css",
  "get /outbox/outbox.js",
  "get /unsubscribe/:token",
  "post /unsubscribe/:token",
  "get /healthz",
  "get /readyz",
  "get /metrics",
  "get /openapi.json",
  "get /docs",
  "get /docs/start.js",
  "get /docs/swagger-ui.css",
  "get /docs/swagger-ui-bundle.js",
];

const document = describeApi(ROUTES, { version: "1.2.3", origin: "http://localhost:3000" });

describe("every route", () => {
  test("that is served is declared with a policy, a schema and a place in the OpenAPI document, or is public", () => {
    const served = servedBy(emptyApp(ROUTES));
    expect(served.length).toBeGreaterThan(PUBLIC.length);
    expect(served.flatMap((route) => faultsOf(route, ROUTES))).toEqual([]);
  });

  test("that is added behind the list's back is noticed", () => {
    const app = emptyApp(ROUTES);
    app.post("/api/v1/back-door", (_request, response) => void response.end());
    expect(servedBy(app).flatMap((route) => faultsOf(route, ROUTES))).toEqual([
      "post /api/v1/back-door is served and declared nowhere",
    ]);
  });

  test("names each part of its address in its params, and nothing else", () => {
    for (const { path, params } of ROUTES) {
      const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      expect([path, Object.keys(params?.shape ?? {})]).toEqual([path, named]);
    }
  });

  test("has an address and a name of its own", () => {
    const names = ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(names).toEqual([...new Set(names)]);
    const operations = operationsIn(document).map(({ operationId }) => operationId);
    expect(operations).toEqual([...new Set(operations)]);
  });

  test("that anyone may ask says why", () => {
    const open = ROUTES.flatMap(({ permission }) => (typeof permission === "string" ? [] : [permission.anyone]));
    for (const why of open) expect(why.length).toBeGreaterThan(10);
  });
});

test("the OpenAPI document is a valid one", async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(document.openapi).toBe("3.1.0");
});

test("bodies in the OpenAPI document take no field that is not listed", () => {
  const open = operationsIn(document).filter(({ requestBody }) => {
    const schema = requestBody?.content?.["application/json"]?.schema;
    return schema && JSON.stringify(schema).includes('"additionalProperties":true');
  });
  expect(open).toEqual([]);
});

function emptyApp(routes: readonly AnyRoute[]): Express {
  return createApp({
    ...noAdminWork,
    log: pino({ level: "silent" }),
    site: { origin: "http://localhost:3000", links: {} },
    prisma: {} as never,
    dataDir: "",
    pingQueue: async () => {},
    metrics: new Registry(),
    metricsToken: undefined,
    contextOf: () => {
      throw new Error("Nobody asks here.");
    },
    authenticate: async () => undefined,
    routes,
  });
}

type Layer = {
  route?: { path: string | string[]; methods: Record<string, boolean>; stack: { method?: string }[] };
  handle: { stack?: Layer[] };
};

/** Each method and address that express would answer, found in its own tables. */
function servedBy(app: Express): string[] {
  const walk = (layers: Layer[]): string[] =>
    layers.flatMap(({ route, handle }) => {
      if (!route) return walk(handle.stack ?? []);
      const methods = new Set(route.stack.flatMap(({ method }) => (method === undefined ? [] : [method])));
      return [route.path].flat().flatMap((path) => [...methods].map((method) => `${method} ${path}`));
    });
  return walk(app.router.stack as unknown as Layer[]);
}

function faultsOf(served: string, routes: readonly AnyRoute[]): string[] {
  if (PUBLIC.includes(served) || /^get \/assets\//.test(served)) return [];
  const route = routes.find(({ method, path }) => `${method} ${path}` === served);
  if (!route) return [`${served} is served and declared nowhere`];
  const operation = document.paths?.[route.path.replace(/:(\w+)/g, "{$1}")]?.[route.method];
  return [
    ...(route.permission ? [] : [`${served} has no policy`]),
    ...(Object.keys(route.answers).length > 0 ? [] : [`${served} declares no answer`]),
    ...(operation?.responses ? [] : [`${served} is not in the OpenAPI document`]),
  ];
}

// biome-ignore lint/suspicious/noExplicitAny: the document is read as the plain JSON that clients get
function operationsIn({ paths = {} }: { paths?: Record<string, any> }): any[] {
  return Object.values(paths).flatMap((path) => Object.values(path));
}

test("express keeps its routes where this test looks for them", () => {
  const app = express();
  app.get("/here", () => {});
  expect(servedBy(app)).toEqual(["get /here"]);
});

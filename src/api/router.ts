import { type Request, type RequestHandler, type Response, Router } from "express";
import { type Context, may } from "#access/index.ts";
import { contentHash } from "#core/content-hash.ts";
import { NotAllowedError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { toSaved, writeAnswer, writeSaved } from "./answer.ts";
import { type Authenticate, type SignIn, VISITOR } from "./authenticate.ts";
import { RequestFault } from "./fault.ts";
import { answerOnce } from "./idempotency/once.ts";
import type { ApiPorts } from "./ports.ts";
import { actorKey, type RateLimits } from "./rate-limits.ts";
import { refuseCrossSite } from "./request/cross-site.ts";
import { readIdempotencyKey, readIfMatch } from "./request/headers.ts";
import { parseParams, parseQuery } from "./request/parse.ts";
import { readJsonBody } from "./request/read-body.ts";
import { type AnyRoute, isWritten } from "./route.ts";

export type RouterParts = {
  ports: ApiPorts;
  authenticate: Authenticate;
  limits: RateLimits;
  /** Under which the pages of this program are reached. */
  origin: string;
};

/** Serves the routes of a list: who asks, whether they may, what exactly they ask, then the route's own work. */
export function routerOf(routes: readonly AnyRoute[], parts: RouterParts): Router {
  const router = Router();
  for (const path of new Set(routes.map((route) => route.path))) {
    const onPath = routes.filter((route) => route.path === path);
    const place = router.route(path);
    for (const route of onPath) place[route.method](parts.limits.byAddress, serve(route, parts));
    const methods = onPath.map(({ method }) => method.toUpperCase());
    const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : [])].join(", ");
    place.all(function otherMethods() {
      throw new RequestFault(405, "method-not-allowed", `This address takes ${allowed}.`, {
        headers: { Allow: allowed },
      });
    });
  }
  return router;
}

function serve(route: AnyRoute, parts: RouterParts): RequestHandler {
  return async function served(request, response) {
    refuseKind(route, request);
    const signIn = await admit(route, request, parts);
    if (signIn && !(await parts.limits.byActor(request, response, signIn))) return;
    authorise(route, signIn);
    const ctx = { ...parts.ports.contextOf(signIn?.actor ?? VISITOR), requestId: String(request.id) };
    await answer(route, { request, response, signIn, ctx, ports: parts.ports });
  };
}

function refuseKind({ answers }: AnyRoute, request: Request): void {
  const kinds = Object.values(answers).map((kind) => (isWritten(kind) ? kind.contentType : "application/json"));
  if (request.accepts([...kinds, "application/problem+json"]) !== false) return;
  throw new RequestFault(406, "not-acceptable", `This address answers with ${[...new Set(kinds)].join(" or ")}.`);
}

async function admit({ permission }: AnyRoute, request: Request, { authenticate, origin }: RouterParts) {
  refuseCrossSite(request, origin);
  const signIn = await authenticate(request);
  if (!signIn && typeof permission === "string") {
    throw new RequestFault(401, "unauthenticated", "Sign in, or send a token as Authorization: Bearer.", {
      headers: { "WWW-Authenticate": 'Bearer realm="Sunny Corner"' },
    });
  }
  return signIn;
}

function authorise({ permission, freshSignIn }: AnyRoute, signIn: SignIn | undefined): void {
  if (typeof permission === "string" && permission !== "signed-in" && !(signIn && may(signIn.actor, permission))) {
    throw new NotAllowedError(`This needs the permission ${permission}.`);
  }
  if (freshSignIn && !signIn?.isFresh) {
    throw new RequestFault(401, "reauthenticate", "Sign in again: this needs a sign-in of the last five minutes.", {
      headers: { "WWW-Authenticate": 'Bearer realm="Sunny Corner"' },
    });
  }
}

type Asking = {
  request: Request;
  response: Response;
  signIn: SignIn | undefined;
  ctx: Context & { requestId: string };
  ports: ApiPorts;
};

async function answer(route: AnyRoute, { request, response, signIn, ctx, ports }: Asking): Promise<void> {
  const params = parseParams(route, request);
  const query = parseQuery(route, request);
  const key = route.idempotency === "required" ? readIdempotencyKey(request) : undefined;
  const ifMatch = route.ifMatch ? readIfMatch(request) : "";
  const raw = route.body ? await readJsonBody(request) : undefined;
  const body = route.body && parseInput(route.body, raw, "body");
  const work = (acting: Context) =>
    route.handle({ ctx: acting, ports, params, query, body, ifMatch, parts: [], signIn, request });
  if (key === undefined) return writeAnswer(route, await work(ctx), { request, response });

  const actor = signIn ? actorKey(signIn.actor) : `address:${request.ip}`;
  const fingerprint = contentHash({ method: route.method, address: request.originalUrl, body: raw ?? null, ifMatch });
  const keyed = { database: ports.reader, ctx, name: { actor, key }, fingerprint };
  const saved = await answerOnce(keyed, async (acting) => toSaved(route, await work(acting)));
  if (saved.isReplayed) response.set("Idempotency-Replayed", "true");
  writeSaved(request, response, saved);
}

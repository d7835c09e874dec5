import { type Request, type RequestHandler, type Response, Router } from "express";
import { type Context, may } from "#access/index.ts";
import { contentHash } from "#core/content-hash.ts";
import { InvalidInputError, NotAllowedError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { digestFile } from "#infra/files/disk-store.ts";
import { toSaved, writeAnswer, writeSaved } from "./answer.ts";
import { type Authenticate, type SignIn, VISITOR } from "./authenticate.ts";
import { RequestFault } from "./fault.ts";
import { answerOnce } from "./idempotency/once.ts";
import type { ApiPorts } from "./ports.ts";
import { actorKey, type RateLimits } from "./rate-limits.ts";
import { refuseCrossSite } from "./request/cross-site.ts";
import { readIdempotencyKey, readIfMatch } from "./request/headers.ts";
import { noteMassAssignment } from "./request/note-mass-assignment.ts";
import { parseParams, parseQuery, refuseTokenInAddress } from "./request/parse.ts";
import { readJsonBody } from "./request/read-body.ts";
import { readUpload } from "./request/upload.ts";
import { type AnyRoute, isWritten, type UploadedFile } from "./route.ts";

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
  const { limits } = parts;
  const daily = route.dailyLimit === undefined ? undefined : limits.daily(route.path, route.dailyLimit);
  return async function served(request, response) {
    refuseKind(route, request);
    refuseTokenInAddress(request);
    const signIn = await admit(route, request, parts);
    if (signIn && !(await limits.byActor(request, response, signIn))) return;
    authorise(route, signIn);
    if (signIn && daily && !(await daily(request, response, signIn))) return;
    const ctx = { ...parts.ports.contextOf(signIn?.actor ?? VISITOR), requestId: String(request.id) };
    await answer(route, { request, response, signIn, ctx, ports: parts.ports });
  };
}

function refuseKind({ answers }: AnyRoute, request: Request): void {
  // Whatever a file is, is found out when it is read.
  const kinds = Object.values(answers).map((kind) => (isWritten(kind) ? kind.contentType : "application/json"));
  if (kinds.includes("*/*") || request.accepts([...kinds, "application/problem+json"]) !== false) return;
  throw new RequestFault(406, "not-acceptable", `This address answers with ${[...new Set(kinds)].join(" or ")}.`);
}

async function admit(route: AnyRoute, request: Request, { authenticate, origin }: RouterParts) {
  const { permission, takesPassword } = route;
  refuseCrossSite(request, origin);
  const signIn = await authenticate(request, takesPassword);
  if (!signIn && typeof permission === "string") {
    const way = takesPassword ? "as the password" : "as Authorization: Bearer";
    throw new RequestFault(401, "unauthenticated", `Sign in, or send a token ${way}.`, {
      headers: { "WWW-Authenticate": `${takesPassword ? "Basic" : "Bearer"} realm="Sunny Corner"` },
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

async function answer(route: AnyRoute, asking: Asking): Promise<void> {
  const { request, response, signIn, ctx, ports } = asking;
  const params = parseParams(route, request);
  const query = parseQuery(route, request);
  const key = route.idempotency === "required" ? readIdempotencyKey(request) : undefined;
  const ifMatch = route.ifMatch ? readIfMatch(request) : "";
  await withBody(route, asking, async ({ body, parts, digest }) => {
    const asked = { ports, params, query, body, ifMatch, parts, signIn, request, response };
    const work = (acting: Context) => route.handle({ ...asked, ctx: acting });
    if (key === undefined) return writeAnswer(route, await work(ctx), { request, response });

    const actor = signIn ? actorKey(signIn.actor) : `address:${request.ip}`;
    const fingerprint = contentHash({ method: route.method, address: request.originalUrl, digest: digest(), ifMatch });
    const keyed = { database: ports.reader, ctx, name: { actor, key }, fingerprint };
    const saved = await answerOnce(keyed, async (acting) => toSaved(route, await work(acting)));
    if (saved.isReplayed) response.set("Idempotency-Replayed", "true");
    writeSaved(request, response, saved);
  });
}

type Brought = { body: unknown; parts: readonly UploadedFile[]; digest: () => string };

/** Reads what was sent along, as the route declares it; files of an upload are gone when `work` is done. */
async function withBody(
  route: AnyRoute,
  { request, response, ctx, ports }: Asking,
  work: (brought: Brought) => Promise<void>,
): Promise<void> {
  if (route.upload) {
    const folder = await ports.files.createWorkFolder();
    try {
      const file = await readUpload({ request, response }, { folder: folder.path, maxBytes: route.upload.maxBytes });
      const digest = await digestFile(file.path);
      await work({ body: undefined, parts: [file], digest: () => digest });
    } finally {
      await folder.remove();
    }
    return;
  }
  const raw = route.body ? await readJsonBody(request) : undefined;
  try {
    const body = route.body && parseInput(route.body, raw, "body");
    await work({ body, parts: [], digest: () => contentHash(raw ?? null) });
  } catch (error) {
    if (error instanceof InvalidInputError) await noteMassAssignment(ctx, route, error);
    throw error;
  }
}

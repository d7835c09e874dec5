import type { ErrorRequestHandler, Request, Response } from "express";
import type { Log } from "#access/index.ts";
import {
  type ErrorCode,
  InvalidInputError,
  type Issue,
  RenderFailedError,
  SunnyError,
  TooManyTriesError,
} from "#core/errors.ts";
import type { PublicSite } from "#gallery/index.ts";
import { errorPage, notFoundPage } from "#gallery/pages/index.ts";
import { isDatabaseAway } from "./database-away.ts";
import { RequestFault } from "./fault.ts";

const STATUS: Record<ErrorCode, number> = {
  INVALID_INPUT: 422,
  NOT_FOUND: 404,
  NOT_ALLOWED: 403,
  AUTHENTICATION_FAILED: 401,
  SECOND_STEP_REQUIRED: 401,
  REAUTHENTICATE: 401,
  TOO_MANY_TRIES: 429,
  CONFLICT: 409,
  CONTENT_CHANGED: 409,
  SEPARATION_OF_DUTIES: 403,
  WRONG_STATE: 409,
  STALE_VERSION: 412,
  RENDER_FAILED: 422,
  UNAVAILABLE: 503,
  CONFIGURATION: 500,
};

const TITLE: Record<number, string> = {
  400: "The request is malformed",
  401: "Sign in first",
  403: "This is not allowed",
  404: "There is nothing here",
  405: "This cannot be done here",
  406: "There is no answer of that kind",
  409: "It is no longer as you saw it",
  412: "It is no longer as you saw it",
  413: "The request is too large",
  415: "The request is of the wrong kind",
  416: "The file is shorter than that",
  422: "Something in the request is wrong",
  428: "Say which version you saw",
  429: "Too many requests",
  503: "Try again in a moment",
  507: "There is no room left",
};

// Faults of a file that HTTP has words of its own for.
const STATUS_OF_REASON: Partial<Record<string, number>> = { "type-mismatch": 415, "payload-too-large": 413 };

type Problem = { status: number; slug: string; detail?: string; issues?: readonly Issue[] };

/** Answers with RFC 9457 problem details. `detail` and the issues are shown to whoever asked. */
export function sendProblem(
  request: Request,
  response: Response,
  status: number,
  slug: string,
  detail?: string,
  issues: readonly Issue[] = [],
): void {
  response
    .status(status)
    .set("Cache-Control", "no-store")
    .type("application/problem+json")
    .send(
      JSON.stringify({
        type: `/problems/${slug}`,
        title: TITLE[status] ?? "Something went wrong on our side",
        status,
        ...(detail === undefined ? {} : { detail }),
        instance: request.originalUrl,
        requestId: String(request.id),
        ...(issues.length === 0 ? {} : { errors: issues.map(toError) }),
      }),
    );
}

function toError({ path, message, reason }: Issue) {
  return { pointer: pointerTo(path), detail: message, ...(reason === undefined ? {} : { reason }) };
}

/** A JSON Pointer (RFC 6901) to a field that is named with dots. */
function pointerTo(path: string): string {
  if (path === "") return "";
  return `/${path.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll(".", "/")}`;
}

/** The way for addresses that nobody serves: a page for people, problem details for machines. */
export function answerNotFound(site: PublicSite, near?: (path: string) => Promise<Near>) {
  return async function notFound(request: Request, response: Response): Promise<void> {
    if (!wantsPage(request)) return sendProblem(request, response, 404, "not-found");
    // Without a database there is still a page.
    const found = await near?.(request.path).catch(() => undefined);
    const requestId = String(request.id);
    response.status(404).send(notFoundPage({ site, requestId, ...(found && { near: found }) }));
  };
}

type Near = NonNullable<Parameters<typeof notFoundPage>[0]["near"]>;

/** The last stop of every error. What we did not expect is logged and never shown. */
export function answerError(site: PublicSite, log: Log): ErrorRequestHandler {
  return function error(fault, request, response, next): void {
    if (response.headersSent) {
      next(fault);
      return;
    }
    const { status, slug, detail, issues } = describe(fault);
    if (status >= 500) log.error({ err: fault, requestId: request.id }, "A request failed");
    if (status === 503) response.set("Retry-After", "5");
    if (status === 401) response.set("WWW-Authenticate", 'Bearer realm="Sunny Corner"');
    if (fault instanceof TooManyTriesError) response.set("Retry-After", String(fault.retryAfterSeconds));
    if (fault instanceof RequestFault) response.set(fault.headers);
    if (status === 404) void answerNotFound(site)(request, response);
    else if (wantsPage(request)) response.status(status).send(errorPage({ site, requestId: String(request.id) }));
    else sendProblem(request, response, status, slug, detail, issues);
  };
}

function describe(fault: unknown): Problem {
  if (fault instanceof RequestFault) return { ...fault, detail: fault.message };
  if (fault instanceof InvalidInputError) {
    // One slug for the whole: the first that is given, for clients that switch over it.
    const slug = fault.issues.find(({ reason }) => reason !== undefined)?.reason ?? "invalid-input";
    return { status: STATUS_OF_REASON[slug] ?? 422, slug, detail: fault.message, issues: fault.issues };
  }
  if (isDiskFull(fault)) return { status: 507, slug: "disk-full", detail: "The server's disk is full." };
  if (fault instanceof SunnyError) {
    const slug = fault.code.toLowerCase().replaceAll("_", "-");
    return { status: STATUS[fault.code], slug, detail: fault.message };
  }
  if (isDatabaseAway(fault)) return { status: 503, slug: "unavailable", detail: "The database does not answer." };
  // A path that cannot be decoded names nothing.
  if (fault instanceof URIError) return { status: 404, slug: "not-found" };
  // Express and its parts mark the faults of a request with a status below 500.
  const status = fault instanceof Error && "status" in fault && typeof fault.status === "number" ? fault.status : 500;
  return status < 500 ? { status, slug: "bad-request" } : { status: 500, slug: "internal" };
}

const codeOf = (fault: unknown) => (fault instanceof Error && "code" in fault ? String(fault.code) : "");

function isDiskFull(fault: unknown): boolean {
  return (fault instanceof RenderFailedError && fault.reason === "disk_full") || codeOf(fault) === "ENOSPC";
}

function wantsPage(request: Request): boolean {
  return !request.path.startsWith("/api/") && request.accepts(["json", "html"]) === "html";
}

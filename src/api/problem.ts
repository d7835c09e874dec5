import type { ErrorRequestHandler, Request, Response } from "express";
import type { Log } from "#access/index.ts";
import { type ErrorCode, SunnyError } from "#core/errors.ts";
import type { PublicSite } from "#gallery/index.ts";
import { errorPage, notFoundPage } from "#gallery/pages/index.ts";

const STATUS: Record<ErrorCode, number> = {
  INVALID_INPUT: 422,
  NOT_FOUND: 404,
  NOT_ALLOWED: 403,
  CONFLICT: 409,
  CONTENT_CHANGED: 409,
  SEPARATION_OF_DUTIES: 403,
  WRONG_STATE: 409,
  RENDER_FAILED: 422,
  UNAVAILABLE: 503,
  CONFIGURATION: 500,
};

const TITLE: Record<number, string> = {
  400: "The request is malformed",
  403: "This is not allowed",
  404: "There is nothing here",
  405: "This cannot be done here",
  415: "This form of content is not taken here",
  409: "It is no longer as you saw it",
  416: "The file is shorter than that",
  422: "Something in the request is wrong",
  503: "Try again in a moment",
};

/** Answers with RFC 9457 problem details. `detail` is shown to whoever asked. */
export function sendProblem(request: Request, response: Response, status: number, slug: string, detail?: string): void {
  response
    .status(status)
    .type("application/problem+json")
    .send(
      JSON.stringify({
        type: `/problems/${slug}`,
        title: TITLE[status] ?? "Something went wrong on our side",
        status,
        ...(detail === undefined ? {} : { detail }),
        instance: request.originalUrl,
        requestId: String(request.id),
      }),
    );
}

/** The way for addresses that nobody serves: a page for people, problem details for machines. */
export function answerNotFound(site: PublicSite) {
  return function notFound(request: Request, response: Response): void {
    if (wantsPage(request)) response.status(404).send(notFoundPage({ site, requestId: String(request.id) }));
    else sendProblem(request, response, 404, "not-found");
  };
}

/** The last stop of every error. What we did not expect is logged and never shown. */
export function answerError(site: PublicSite, log: Log): ErrorRequestHandler {
  return function error(fault, request, response, next): void {
    if (response.headersSent) {
      next(fault);
      return;
    }
    const { status, slug, detail } = describe(fault);
    if (status >= 500) log.error({ err: fault, requestId: request.id }, "A request failed");
    if (status === 503) response.set("Retry-After", "5");
    if (status === 404) answerNotFound(site)(request, response);
    else if (wantsPage(request)) response.status(status).send(errorPage({ site, requestId: String(request.id) }));
    else sendProblem(request, response, status, slug, detail);
  };
}

function describe(fault: unknown): { status: number; slug: string; detail?: string } {
  if (fault instanceof SunnyError) {
    const slug = fault.code.toLowerCase().replaceAll("_", "-");
    return { status: STATUS[fault.code], slug, detail: fault.message };
  }
  // Express and its parts mark the faults of a request with a status below 500.
  const status = fault instanceof Error && "status" in fault && typeof fault.status === "number" ? fault.status : 500;
  return status < 500 ? { status, slug: "bad-request" } : { status: 500, slug: "internal" };
}

function wantsPage(request: Request): boolean {
  return !request.path.startsWith("/api/") && request.accepts(["json", "html"]) === "html";
}

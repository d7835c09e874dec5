import type { IncomingMessage, ServerResponse } from "node:http";
import type { NextFunction, Request, Response } from "express";
import type { Edition } from "#gallery/index.ts";
import { framedPolicy } from "../content-policy.ts";
import type { Answerer } from "./answer.ts";
import { type KeptAnswers, packAnswer, plainAnswer, writeAnswer } from "./kept-answers.ts";

type Ways = { current: () => Promise<Edition>; kept: KeptAnswers };

/** Turns an answerer into a handler of express. */
export function answering({ current, kept }: Ways, answerer: Answerer) {
  return async function answer(request: Request, response: Response, next: NextFunction): Promise<void> {
    const edition = await current();
    const { locale: tag, ...params } = request.params as Record<string, string>;
    const query = new URLSearchParams(request.url.split("?")[1] ?? "");
    const found = await answerer({ edition, tag, params, query });
    if (found === null) return next();
    response.set("Cache-Control", "no-cache");
    if ("moved" in found) {
      response.redirect(308, found.moved);
      return;
    }
    response.set({ "Content-Type": found.type, Vary: "Accept-Encoding" });
    if (found.isData)
      response.set({ "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" });
    if (found.isFramed) {
      response.set({ "Content-Security-Policy": framedPolicy(), "Cross-Origin-Resource-Policy": "cross-origin" });
      response.removeHeader("X-Frame-Options");
    }
    const { "x-request-id": _id, ...headers } = response.getHeaders();
    const status = found.status ?? 200;
    if (found.isFleeting || status === 404 || !isKept(request.originalUrl)) {
      writeAnswer(request, response, plainAnswer(status, headers, found.body));
      return;
    }
    const packed = packAnswer(status, headers, found.body);
    kept.keep(edition, request.originalUrl, packed);
    writeAnswer(request, response, packed);
  };
}

/**
 * Answers what was answered before and is still so, ahead of express and all that stands in it: most visitors ask for
 * few addresses. `otherwise` is called for everything else, and when the database is away.
 */
export function answerKept({ current, kept }: Ways) {
  return function keptAnswer(request: IncomingMessage, response: ServerResponse, otherwise: () => void): void {
    const { method, url = "" } = request;
    // Whatever else is served does not wait for the database here.
    if ((method !== "GET" && method !== "HEAD") || !kept.mayHave(url)) {
      otherwise();
      return;
    }
    current().then((edition) => {
      const answer = kept.find(edition, url);
      if (answer) writeAnswer(request, response, answer);
      else otherwise();
    }, otherwise);
  };
}

// Addresses that anyone can make up without end are not kept, or memory would fill with them.
const isKept = (address: string) => !address.includes("?") || /^[^?]*\?format=[a-z]+$/.test(address);

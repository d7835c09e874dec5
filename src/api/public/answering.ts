import type { NextFunction, Request, Response } from "express";
import type { Edition } from "#gallery/index.ts";
import { framedPolicy } from "../content-policy.ts";
import type { Answerer } from "./answer.ts";
import { type KeptAnswers, packAnswer, writeAnswer } from "./kept-answers.ts";

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
    const packed = packAnswer(found.status ?? 200, headers, found.body);
    if (!found.isFleeting && found.status !== 404) kept.keep(edition, request.originalUrl, packed);
    writeAnswer(request, response, packed);
  };
}

/** Answers what was answered before and is still so, ahead of everything else. */
export function answerKept({ current, kept }: Ways) {
  return async function keptAnswer(request: Request, response: Response, next: NextFunction): Promise<void> {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    // Whatever else is served does not wait for the database here.
    if (!kept.mayHave(request.url)) return next();
    const answer = kept.find(await current(), request.url);
    if (!answer) return next();
    writeAnswer(request, response, answer);
  };
}

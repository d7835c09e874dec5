import { type RequestHandler, type Response, Router } from "express";
import type { Actor } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { unsubscribe } from "#notifications/actions/index.ts";
import { readUnsubscribeToken } from "#notifications/index.ts";
import type { ApiPorts, TrailPorts } from "./ports.ts";

const WHO: Actor = { type: "system", job: "unsubscribe" };
const POLICY = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The link at the end of a mail. To look at it changes nothing, for mail programs look at links by themselves; the
 * button, or the mail program with one POST (RFC 8058), turns off the mail of whoever got it.
 */
export function unsubscribeRoutes({
  contextOf,
  signer,
}: Pick<ApiPorts, "contextOf"> & Pick<TrailPorts, "signer">): Router {
  const router = Router();
  const show: RequestHandler<{ token: string }> = async ({ params: { token } }, response) => {
    const { key } = await signer();
    if (readUnsubscribeToken(token, key) === null) return sendPage(response, 404, "This link is not one of ours.");
    const button = `<form method="post"><button>No more mail</button></form>`;
    sendPage(response, 200, "Sunny Corner will send you no more mail. What is new still shows in the program.", button);
  };
  const turnOff: RequestHandler<{ token: string }> = async ({ params: { token } }, response) => {
    const { key } = await signer();
    try {
      await unsubscribe({ ctx: contextOf(WHO), input: { token } }, key);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return sendPage(response, 404, "This link is not one of ours.");
    }
    sendPage(response, 200, "Done: you get no more mail. Your preferences turn it on again.");
  };
  router.route("/unsubscribe/:token").get(show).post(turnOff);
  return router;
}

function sendPage(response: Response, status: number, words: string, more = ""): void {
  response
    .status(status)
    .set({ "Content-Security-Policy": POLICY, "Cache-Control": "no-store", "X-Robots-Tag": "noindex" })
    .type("html")
    .send(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Mail</title><p>${words}</p>${more}</html>`);
}

import type { Request, RequestHandler, Response } from "express";
import { ipKeyGenerator, rateLimit, type Store } from "express-rate-limit";
import { MINUTE } from "#core/clock.ts";
import type { SignIn } from "./authenticate.ts";
import { sendProblem } from "./problem.ts";

/** How many requests a minute: from one address, and of one person or token. */
export type Rates = { perAddress: number; perActor: number };

// An office shares an address; an open calendar asks a few times a second at most.
export const RATES: Rates = { perAddress: 1200, perActor: 600 };

export type RateLimits = {
  byAddress: RequestHandler;
  /** For whoever is signed in: resolves to false when it has answered itself. */
  byActor: (request: Request, response: Response, signIn: SignIn) => Promise<boolean>;
};

const KEY = Symbol("who is counted");

/** Counts requests in `storeFor`, or in this process: who asks too often waits. */
export function openRateLimits(rates: Rates, storeFor?: (prefix: string) => Store): RateLimits {
  const limiter = (name: string, limit: number, keyGenerator: (request: Request) => string) =>
    rateLimit({
      windowMs: MINUTE,
      limit,
      standardHeaders: "draft-8",
      legacyHeaders: false,
      identifier: name,
      keyGenerator,
      // A store that is gone must not take the API down with it.
      passOnStoreError: true,
      ...(storeFor ? { store: storeFor(`rate:${name}:`) } : {}),
      handler: (request, response) =>
        sendProblem(request, response, 429, "too-many-requests", "Wait as long as Retry-After says, in seconds."),
    });
  const byActor = limiter("actor", rates.perActor, (request) => String(Reflect.get(request, KEY)));
  return {
    byAddress: limiter("address", rates.perAddress, ({ ip = "" }) => ipKeyGenerator(ip)),
    byActor: (request, response, { actor }) =>
      new Promise((resolve, reject) => {
        Reflect.set(request, KEY, actorKey(actor));
        response.once("finish", () => resolve(false));
        byActor(request, response, (error?: unknown) => (error ? reject(error) : resolve(true)));
      }),
  };
}

/** One name for whoever acts, in counters and keys. */
export function actorKey(actor: SignIn["actor"]): string {
  return actor.type === "token" ? `token:${actor.tokenId}` : `person:${actor.personId}`;
}

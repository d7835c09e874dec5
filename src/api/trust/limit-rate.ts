import { createHmac, randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { dayOf, MINUTE } from "#core/clock.ts";

type Limit = {
  windowMinutes: number;
  /** Requests of one network within the window. */
  limit: number;
  /** Answers who came too often; without it a plain line does. */
  refuse?: (request: Request, response: Response) => void;
};

/**
 * Lets one network do something only so often. Addresses are never kept: what is counted is a hash under a key that
 * lives in memory and is thrown away at the end of the day (UTC).
 */
export function limitRate({ windowMinutes, limit, refuse }: Limit): RequestHandler {
  const nameOf = openNames();
  return rateLimit({
    windowMs: windowMinutes * MINUTE,
    limit,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    keyGenerator: ({ ip }) => nameOf(ipKeyGenerator(ip ?? "")),
    // The program behind a proxy is told of it in one place; this is not it.
    validate: false,
    ...(refuse && { handler: refuse }),
  });
}

function openNames(): (address: string) => string {
  let day = "";
  let key = Buffer.alloc(0);
  return (address) => {
    const today = dayOf(new Date());
    if (day !== today) [day, key] = [today, randomBytes(32)];
    return createHmac("sha256", key).update(address).digest("base64url");
  };
}

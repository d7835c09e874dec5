import type { Request } from "express";
import { z } from "zod";
import { InvalidInputError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { RequestFault } from "../fault.ts";
import type { AnyRoute } from "../route.ts";

const NONE = z.strictObject({});

/** The ids and names in the address. Whatever they cannot be names nothing: throws RequestFault 404. */
export function parseParams({ params }: AnyRoute, request: Request): unknown {
  if (!params) return undefined;
  const parsed = params.safeParse(request.params);
  if (!parsed.success) throw new RequestFault(404, "not-found", "There is nothing here.");
  return parsed.data;
}

/** What stands behind the question mark; only what the route lists. Throws RequestFault `invalid-query`. */
export function parseQuery({ query = NONE }: AnyRoute, request: Request): unknown {
  const given = Object.entries(request.query);
  const secret = given.find(([name]) => /^(access_)?token$/i.test(name));
  if (secret) {
    const detail = `A token in an address ends up in logs: send it as "Authorization: Bearer", and revoke this one.`;
    throw new RequestFault(400, "token-in-address", detail);
  }
  try {
    if (given.some(([, value]) => String(value).includes("\0"))) {
      throw new InvalidInputError("query", [{ path: "", message: "has a NUL in it" }]);
    }
    return parseInput(query, { ...request.query }, "query");
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new RequestFault(400, "invalid-query", error.message, { issues: error.issues });
  }
}

import http, { type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import { within } from "#core/within.ts";
import { ForbiddenAddressError, publicLookup, systemLookup } from "./public-address.ts";
import { type AddressRules, whyForbidden } from "./web-address.ts";

/** What a test or an operator vouches for. It is handed in by code: neither settings nor the environment name it. */
export type Trusted = {
  /** Origins that are allowed as they are spelled, and reached wherever they lie unless `addresses` are given. */
  origins?: readonly string[];
  /** Addresses that count as public; all others are judged as ever. */
  addresses?: readonly string[];
  /** A certificate authority besides the known ones. */
  ca?: string;
  lookup?: LookupFunction;
};

export type Question = {
  method: string;
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
  signal: AbortSignal;
  /** For all of it: name, connection, sending and answer. */
  timeoutMs: number;
  /** What is read of the answer; the rest is dropped. */
  mostBytes: number;
};

/** `isWhole` is false when the answer was longer than what is read, or broke off. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; isWhole: boolean };

/** The one way out for addresses that people enter. */
export type Outside = {
  rules: AddressRules;
  /**
   * Sends one request and follows no redirect. Throws ForbiddenAddressError for what we must not reach, and
   * UnreachableError when there was no answer; neither names more than the host.
   */
  ask: (question: Question) => Promise<Answer>;
};

/** There was no answer; whether the request arrived is not known. */
export class UnreachableError extends Error {}

/** Opens the way out: public addresses over https only, each name looked up once and that very address connected to. */
export function openOutside({ trusted = {}, hosts }: { trusted?: Trusted; hosts?: readonly string[] } = {}): Outside {
  const rules: AddressRules = { origins: trusted.origins ?? [], ...(hosts && { hosts }) };
  return {
    rules,
    ask: async (question) => {
      const reason = whyForbidden(question.url, rules);
      if (reason !== null) throw new ForbiddenAddressError(`The address ${reason}.`);
      const url = new URL(question.url);
      try {
        return await within({ ms: question.timeoutMs, signals: [question.signal] }, (signal) =>
          send({ ...question, signal }, url, trusted),
        );
      } catch (error) {
        return explain(error, url.hostname, question);
      }
    },
  };
}

function send(question: Question, url: URL, trusted: Trusted): Promise<Answer> {
  const { method, headers, body, signal, mostBytes } = question;
  const agent = agentFor(url, trusted);
  return new Promise<Answer>((resolve, reject) => {
    const request = (url.protocol === "http:" ? http : https).request(url, {
      method,
      headers: { ...(body && { "content-length": body.length }), ...headers },
      agent,
      signal,
    });
    const close = () => reject(new Error("The connection ended without an answer."));
    request.on("error", reject);
    request.on("close", close);
    request.on("response", (response) => {
      // From here on the status is known: what breaks now only cuts the body.
      request
        .off("error", reject)
        .off("close", close)
        .on("error", () => undefined);
      const { statusCode: status = 0, headers } = response;
      readUpTo(response, mostBytes).then((read) => resolve({ status, headers, ...read }), reject);
    });
    request.end(body);
  }).finally(() => agent.destroy());
}

/** A connection of its own for each request: none is left open towards a host whose name may mean another one later. */
function agentFor(url: URL, { origins = [], addresses, ca, lookup = systemLookup }: Trusted): http.Agent {
  const secure = { rejectUnauthorized: true, ...(ca && { ca }) };
  const isAnywhere = addresses === undefined && origins.includes(url.origin);
  if (isAnywhere) return url.protocol === "http:" ? new http.Agent() : new https.Agent(secure);
  const filter = { allowIPAddressList: [...(addresses ?? [])], lookup: publicLookup(lookup, addresses ?? []) };
  return url.protocol === "http:"
    ? new RequestFilteringHttpAgent(filter)
    : new RequestFilteringHttpsAgent({ ...secure, ...filter });
}

/** An answer that breaks off has still given its status. */
async function readUpTo(response: IncomingMessage, mostBytes: number): Promise<Pick<Answer, "body" | "isWhole">> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > mostBytes) break;
    }
  } catch {
    return { body: Buffer.concat(chunks).subarray(0, mostBytes), isWhole: false };
  }
  return { body: Buffer.concat(chunks).subarray(0, mostBytes), isWhole: bytes <= mostBytes };
}

/** Errors of the network name addresses of our own network, and the path may be a secret: only host and code go on. */
function explain(error: unknown, host: string, { signal, timeoutMs }: Question): never {
  if (signal.aborted) throw new UnreachableError(`The request to ${host} was stopped.`);
  if (error instanceof ForbiddenAddressError || (error instanceof Error && error.message.includes("is not allowed"))) {
    throw new ForbiddenAddressError(`${host} leads to an address that is not public; nothing was sent.`);
  }
  if (error instanceof Error && ["AbortError", "TimeoutError"].includes(error.name)) {
    throw new UnreachableError(`${host} did not answer within ${timeoutMs / 1000} s.`);
  }
  const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
  throw new UnreachableError(`${host} could not be reached${code}.`);
}

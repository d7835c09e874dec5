import { createReadStream } from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import { type Readable, Readable as Stream } from "node:stream";
import { pipeline } from "node:stream/promises";
import { RequestFilteringHttpsAgent } from "request-filtering-agent";
import { MINUTE, SECOND } from "#core/clock.ts";
import { within } from "#core/within.ts";
import { publicLookup, systemLookup } from "../outside/public-address.ts";

/** Part of a file, from `start` for `bytes`. */
export type FilePart = { path: string; start: number; bytes: number };

/** One request. A body is given in pieces, so that a video never lies in memory whole. */
export type Ask = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  url: URL;
  headers?: Readonly<Record<string, string>>;
  body?: readonly (Buffer | FilePart)[];
  signal: AbortSignal;
};

export type Answer = { status: number; headers: http.IncomingHttpHeaders; text: string };

/** Sends one request and reads its answer; follows no redirect. Throws NoAnswerError. */
export type Wire = (ask: Ask) => Promise<Answer>;

/** There was no whole answer. `wasSent` is false when not one byte of the request can have arrived. */
export class NoAnswerError extends Error {
  readonly wasSent: boolean;

  constructor(message: string, options: ErrorOptions & { wasSent: boolean }) {
    super(message, options);
    this.wasSent = options.wasSent;
  }
}

/** A platform's answers are small; what is longer is not read. */
const MOST_ANSWER_BYTES = 64 * 1024;

/** How long one request may take. */
export type Patience = { callMs: number; uploadMs: number };
const PATIENCE: Patience = { callMs: 15 * SECOND, uploadMs: 10 * MINUTE };

/**
 * `public` reaches https on addresses of the public internet, whatever a name resolves to, and nothing else.
 * `anywhere` is for fakes on loopback.
 */
export function openWire({
  reach = "public",
  patience = PATIENCE,
}: {
  reach?: "public" | "anywhere";
  patience?: Patience;
} = {}): Wire {
  const agent =
    reach === "public"
      ? new RequestFilteringHttpsAgent({ keepAlive: false, lookup: publicLookup(systemLookup, []) })
      : undefined;
  return async (ask) => {
    if (reach === "public" && ask.url.protocol !== "https:") {
      throw new NoAnswerError(`${ask.url.host} is not asked without https.`, { wasSent: false });
    }
    const ms = sizeOf(ask.body) > MOST_ANSWER_BYTES ? patience.uploadMs : patience.callMs;
    return within({ ms, signals: [ask.signal] }, (signal) => exchange(ask, agent, signal));
  };
}

async function exchange(ask: Ask, agent: https.Agent | undefined, signal: AbortSignal): Promise<Answer> {
  let isConnected = false;
  const isSecure = ask.url.protocol === "https:";
  const request = (isSecure ? https : http).request(ask.url, {
    method: ask.method,
    agent: agent ?? false,
    signal,
    headers: { accept: "application/json", "content-length": sizeOf(ask.body), ...ask.headers },
  });
  request.once("socket", (socket) => {
    socket.once(isSecure ? "secureConnect" : "connect", () => {
      isConnected = true;
    });
  });
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once("response", resolve);
    request.on("error", reject);
  });
  // A platform may answer before it has read the body: then the answer counts, not the broken pipe.
  const sent = pipeline(readBody(ask.body), request).catch((error) => void request.destroy(error));
  try {
    const answer = await readAnswer(await answered);
    return answer;
  } catch (cause) {
    throw new NoAnswerError(`${ask.url.host} gave no whole answer: ${reasonOf(cause)}.`, {
      cause,
      wasSent: isConnected,
    });
  } finally {
    request.destroy();
    await sent;
  }
}

async function readAnswer(response: http.IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response) {
    bytes += part.length;
    if (bytes > MOST_ANSWER_BYTES) throw new Error("it is longer than any answer should be");
    parts.push(part);
  }
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString("utf8") };
}

function readBody(body: Ask["body"] = []): Readable {
  return Stream.from(
    (async function* () {
      for (const part of body) {
        if (Buffer.isBuffer(part)) yield part;
        else if (part.bytes > 0) {
          yield* createReadStream(part.path, { start: part.start, end: part.start + part.bytes - 1 });
        }
      }
    })(),
    { objectMode: false },
  );
}

function sizeOf(body: Ask["body"] = []): number {
  return body.reduce((bytes, part) => bytes + (Buffer.isBuffer(part) ? part.length : part.bytes), 0);
}

// Only what Node says of it: an address or a header may hold a secret.
function reasonOf(cause: unknown): string {
  const { code, name, message } = cause as NodeJS.ErrnoException;
  if (name === "AbortError" || name === "TimeoutError") return "it took too long";
  return code ?? (message.includes("is longer than") ? message : "the connection broke");
}

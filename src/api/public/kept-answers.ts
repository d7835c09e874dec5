import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Edition } from "#gallery/index.ts";

/** An answer as bytes, with the headers it was first sent with. */
export type KeptAnswer = {
  status: number;
  headers: OutgoingHttpHeaders;
  tag: string;
  plain: Buffer;
  packed: Partial<Record<"br" | "gzip", Buffer>>;
};

const WORTH_PACKING = 1024;
const MOST_ANSWERS = 2000;

/** Answers of the present edition by their address: with a new edition, all of them are gone. */
export function openKeptAnswers() {
  let of: Edition | undefined;
  let answers = new Map<string, KeptAnswer>();
  const turnTo = (edition: Edition) => {
    if (edition === of) return;
    of = edition;
    answers = new Map();
  };
  return {
    /** Whether anything was kept under an address, if only of an edition that has passed. */
    mayHave: (address: string): boolean => answers.has(address),
    find: (edition: Edition, address: string): KeptAnswer | undefined => {
      turnTo(edition);
      return answers.get(address);
    },
    keep: (edition: Edition, address: string, answer: KeptAnswer): void => {
      turnTo(edition);
      if (answers.size < MOST_ANSWERS) answers.set(address, answer);
    },
  };
}
export type KeptAnswers = ReturnType<typeof openKeptAnswers>;

/** Makes bytes of a text for one visitor. */
export function plainAnswer(status: number, headers: OutgoingHttpHeaders, text: string): KeptAnswer {
  const plain = Buffer.from(text);
  const tag = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  return { status, headers, tag, plain, packed: {} };
}

/** Makes bytes of a text once for many, packed as browsers like it. */
export function packAnswer(status: number, headers: OutgoingHttpHeaders, text: string): KeptAnswer {
  const answer = plainAnswer(status, headers, text);
  if (answer.plain.length < WORTH_PACKING) return answer;
  const gzip = gzipSync(answer.plain, { level: 9 });
  const br = brotliCompressSync(answer.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return { ...answer, packed: { gzip, br } };
}

/** Writes a kept answer to one visitor: packed if they take it, and not at all if they have it. */
export function writeAnswer(request: IncomingMessage, response: ServerResponse, answer: KeptAnswer): void {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const packing =
    accepted.includes("br") && answer.packed.br ? "br" : accepted.includes("gzip") && answer.packed.gzip ? "gzip" : "";
  const body = (packing && answer.packed[packing]) || answer.plain;
  const etag = `"${answer.tag}${packing && `-${packing}`}"`;
  const isKnown = answer.status === 200 && request.headers["if-none-match"]?.includes(answer.tag);
  response.writeHead(isKnown ? 304 : answer.status, {
    ...answer.headers,
    // In one piece with the rest: a header that is set by itself has all of them checked twice.
    ...(!response.hasHeader("X-Request-Id") && { "X-Request-Id": randomUUID() }),
    ETag: etag,
    ...(packing && { "Content-Encoding": packing }),
    ...(!isKnown && { "Content-Length": body.length }),
  });
  response.end(isKnown || request.method === "HEAD" ? undefined : body);
}

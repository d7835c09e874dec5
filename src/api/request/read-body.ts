import type { Request } from "express";
import { RequestFault } from "../fault.ts";
import { parseJsonText } from "./json-text.ts";

const MOST_BYTES = 256 * 1024;

/** Reads a JSON body of at most 256 kB. Throws RequestFault 400, 413, 415, and INVALID_INPUT. */
export async function readJsonBody(request: Request): Promise<unknown> {
  const type = request.headers["content-type"] ?? "";
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(type) || request.headers["content-encoding"]) {
    throw new RequestFault(415, "unsupported-media-type", "Send JSON in UTF-8, as Content-Type: application/json.", {
      headers: { Accept: "application/json" },
    });
  }
  return parseJsonText(await readBytes(request));
}

async function readBytes(request: Request): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

// What is left of the body is not read, so the connection cannot be used again.
const tooLarge = () =>
  new RequestFault(413, "payload-too-large", `A body may have ${MOST_BYTES / 1024} kB.`, {
    headers: { Connection: "close" },
  });

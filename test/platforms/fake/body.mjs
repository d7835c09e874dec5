import { createHash } from "node:crypto";

/** The whole body of a request. */
export async function bytesOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

export function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The parts of a multipart body: their headers as text, and their content. */
export function partsOf(body, contentType) {
  const [, boundary] = /boundary=(.+)$/.exec(contentType);
  const text = body.toString("latin1");
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const end = part.indexOf("\r\n\r\n");
      return { head: part.slice(2, end), content: Buffer.from(part.slice(end + 4, -2), "latin1") };
    });
}

/** An upload that arrives in pieces, as Google and PeerTube take it; a star instead of a range only asks. */
export function takeRange(upload, header, bytes) {
  const [, first, , total] = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+)$/.exec(header ?? "") ?? [];
  if (Number(total) !== upload.total) return "wrong";
  if (first === undefined) return "asked";
  if (Number(first) !== upload.received.length) return "wrong";
  return Number(first) + bytes.length === upload.total ? "last" : "more";
}

export function rangeHeaders({ received }) {
  return received.length === 0 ? {} : { range: `bytes=0-${received.length - 1}` };
}

import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";

type Unreadable = Error & { code?: string; rawPacket?: Buffer };

const LONGEST_LINE = 8000;

/** Answers what is no HTTP request, before any route could: an address that never ends names nothing, like other wrong ones. */
export function answerUnreadable(error: Unreadable, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const [status, words, slug] = answerTo(error);
  const body = JSON.stringify({
    type: `/problems/${slug}`,
    title: words,
    status,
    instance: "",
    requestId: randomUUID(),
  });
  socket.end(
    `HTTP/1.1 ${status} ${words}\r\nContent-Type: application/problem+json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function answerTo({ code, rawPacket }: Unreadable): [number, string, string] {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return [408, "Request Timeout", "request-timeout"];
  if (code !== "HPE_HEADER_OVERFLOW") return [400, "Bad Request", "bad-request"];
  const end = rawPacket?.indexOf("\r\n") ?? -1;
  return end === -1 || end > LONGEST_LINE
    ? [404, "Not Found", "not-found"]
    : [431, "Request Header Fields Too Large", "headers-too-large"];
}

import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerUnreadable } from "#api/unreadable.ts";
import { SECOND } from "#core/clock.ts";
import { ConfigurationError } from "#core/errors.ts";

// Slow or endless requests may not keep a connection: headers within 10 s, the whole within 60 s.
const PATIENCE = { headersTimeout: 10 * SECOND, requestTimeout: 60 * SECOND, connectionsCheckingInterval: 5 * SECOND };

/** Begins to serve on host and port; port 0 takes any free one. Throws CONFIGURATION when it is taken. */
export async function listen(
  host: string,
  port: number,
  patience = PATIENCE,
): Promise<{ server: Server; port: number }> {
  const server = createServer(patience);
  server.on("clientError", answerUnreadable);
  holdEarlyRequests(server);
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (cause) {
    throw new ConfigurationError(explain(cause, host, port), { cause });
  }
  const address = server.address();
  return { server, port: typeof address === "object" && address ? address.port : port };
}

// The port is open before the program can answer: who asks meanwhile waits, instead of never hearing anything.
function holdEarlyRequests(server: Server): void {
  const early: [IncomingMessage, ServerResponse][] = [];
  const hold = (...asked: [IncomingMessage, ServerResponse]) => early.push(asked);
  server.on("request", hold);
  server.on("newListener", function answerEarly(event, answer) {
    if (event !== "request") return;
    server.off("newListener", answerEarly).off("request", hold);
    for (const asked of early) answer(...asked);
  });
}

/** Ends a server: begun answers may finish for a few seconds. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), 3 * SECOND);
  await closed;
  clearTimeout(late);
}

function explain(cause: unknown, host: string, port: number): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "EADDRINUSE") {
    return `Port ${port} on ${host} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`;
  }
  if (code === "EACCES") return `Port ${port} needs more rights than this user has. Choose one above 1023 with PORT.`;
  return `It is not possible to listen on ${host}:${port} (${code ?? cause}). Check HOST and PORT.`;
}

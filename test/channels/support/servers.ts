import http, { type RequestListener } from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { CERTIFICATE, PRIVATE_KEY } from "./certificate.ts";

const running: net.Server[] = [];
const sockets = new Set<net.Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await Promise.all(running.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A real server on loopback; it is gone after the test. */
export async function serve(listener: RequestListener, address = "127.0.0.1"): Promise<string> {
  return `http://${address}:${await listen(http.createServer(listener), address)}`;
}

/** The same with TLS, under a certificate that only a test trusts. */
export async function serveSecurely(listener: RequestListener, address = "127.0.0.1"): Promise<string> {
  const server = https.createServer({ cert: CERTIFICATE, key: PRIVATE_KEY }, listener);
  return `https://${address}:${await listen(server, address)}`;
}

/** A server that speaks as it likes. */
export async function serveRaw(talk: (socket: net.Socket) => void): Promise<string> {
  return `http://127.0.0.1:${await listen(net.createServer(talk), "127.0.0.1")}`;
}

async function listen(server: net.Server, address: string): Promise<number> {
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  running.push(server);
  return (server.address() as AddressInfo).port;
}

/** The whole body of a request. */
export async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

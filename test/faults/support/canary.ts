import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Something to call on this machine, and what has called it. */
export type Canary = { url: string; host: string; udpPort: number; calls: string[]; close: () => Promise<void> };

/** Listens for requests, sockets and datagrams; nobody has a reason to call. */
export async function openCanary(): Promise<Canary> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    response.setHeader("Access-Control-Allow-Origin", "*").end("reached");
  });
  server.on("connection", () => calls.push("connection"));
  server.on("upgrade", (_, socket) => socket.destroy());
  server.listen(0, "127.0.0.1");
  const udp = createSocket("udp4");
  udp.on("message", () => calls.push("datagram"));
  udp.bind(0, "127.0.0.1");
  await Promise.all([once(server, "listening"), once(udp, "listening")]);
  // What listens on an internet address has a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    udpPort: udp.address().port,
    calls,
    close: async () => {
      udp.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The ways in which a text could ask for something from elsewhere. */
export function urlShapes({ url, host }: Canary): string[] {
  return [
    `${url}/http`,
    `https://${host}/https`,
    `//${host}/bare`,
    `url(${url}/css)`,
    `<img src=${url}/img>`,
    `<script src=${url}/js></script>`,
    `data:text/html,<img src=${url}/d>`,
    "file:///etc/passwd",
    `javascript:fetch('${url}/js')`,
    `@import '${url}/import';`,
    `<img srcset='${url}/set 2x'>`,
    `ftp://${host}/ftp`,
  ];
}

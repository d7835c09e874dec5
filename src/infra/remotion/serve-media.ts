import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Lets the browser read these files and no others, by the digest of their content; only this machine is answered. */
export async function serveMedia(
  paths: Readonly<Record<string, string>>,
): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    const path = paths[(request.url ?? "").slice(1)];
    if (path === undefined || (request.method !== "GET" && request.method !== "HEAD")) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("access-control-allow-origin", "*");
    createReadStream(path)
      .on("error", () => response.destroy())
      .pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  // A server that listens on a port has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

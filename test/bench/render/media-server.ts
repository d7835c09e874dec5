import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Serves the files of videos to Remotion's browser, by the digest of their content, on this machine only. */
export async function serveMedia(): Promise<{
  origin: string;
  add: (paths: Readonly<Record<string, string>>) => void;
  close: () => void;
}> {
  const known = new Map<string, string>();
  const server = createServer((request, response) => {
    const path = known.get((request.url ?? "").slice(1));
    if (path === undefined) return response.writeHead(404).end();
    response.setHeader("access-control-allow-origin", "*");
    return createReadStream(path)
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
    add: (paths) => {
      for (const [sha256, path] of Object.entries(paths)) known.set(sha256, path);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

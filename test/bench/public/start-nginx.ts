import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigurationError } from "#core/errors.ts";

/** Starts nginx on a folder of files, set as its manual advises for them. Throws CONFIGURATION where there is none. */
export async function startNginx(program: string, folder: string) {
  const port = await freePort();
  const root = join(folder, "www");
  mkdirSync(root, { recursive: true });
  writeFileSync(join(folder, "nginx.conf"), configuration(folder, root, port));
  const child = spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf"), "-g", "daemon off;"], {
    stdio: "inherit",
  });
  const start = await Promise.race([once(child, "spawn").then(() => null), once(child, "error")]);
  if (start !== null) {
    throw new ConfigurationError(`${program} does not start. On Debian: apt-get install nginx-light`);
  }
  await untilItAnswers(port);
  return {
    port,
    root,
    close: async () => {
      child.kill("SIGQUIT");
      await once(child, "exit");
    },
  };
}

function configuration(folder: string, root: string, port: number): string {
  return `
worker_processes auto;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 4096; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=1000 inactive=60s;
  types { text/html html; video/mp4 mp4; }
  client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  server {
    listen 127.0.0.1:${port} backlog=4096;
    root ${root};
    add_header Cache-Control no-cache;
  }
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return address !== null && typeof address === "object" ? address.port : 0;
}

async function untilItAnswers(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const isUp = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(50);
  }
  throw new ConfigurationError("nginx does not answer.");
}

import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import pg from "pg";
import { SECOND } from "#core/clock.ts";

/** A server of our own, on a port of its own, that a test may stop, freeze and start again. */
export type Server = {
  url: string;
  start: () => Promise<void>;
  /** Resolves when it has ended. */
  end: (signal: NodeJS.Signals) => Promise<void>;
  /** Signals it and its children, which do not end by it. */
  signal: (signal: NodeJS.Signals) => void;
  /** Ends it, and nothing of it is left. */
  remove: () => Promise<void>;
};

const POSTGRES_BIN = findPostgres();

/** Whether this machine has the programs that a fleet needs: its Postgres and its Redis. */
export const HAS_FLEET = POSTGRES_BIN !== undefined && spawnSync("redis-server", ["--version"]).status === 0;

/** A Postgres with nothing in it. `settings` are its own, as in max_connections. */
export async function openPostgresServer(settings: Record<string, string> = {}): Promise<Server> {
  if (POSTGRES_BIN === undefined) throw new Error("There is no Postgres on this machine.");
  const folder = mkdtempSync(join(tmpdir(), "sunny-postgres-"));
  const user = findUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid);
  const data = join(folder, "data");
  const options = ["-D", data, "-A", "trust", "-U", "sunny", "-E", "UTF8", "--locale=C", "--no-sync"];
  execFileSync(join(POSTGRES_BIN, "initdb"), options, { ...user, stdio: "ignore", cwd: folder });
  const port = await freePort();
  const url = `postgres://sunny@127.0.0.1:${port}/postgres`;
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", port: String(port), ...settings };
  const args = ["-D", data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const answers = async () => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2 * SECOND });
    client.on("error", () => {});
    await client.connect();
    await client.end();
  };
  const bin = join(POSTGRES_BIN, "postgres");
  return openServer({ url, folder, answers, spawn: () => spawn(bin, args, { ...user, stdio: "ignore", cwd: folder }) });
}

/** A Redis with nothing in it. */
export async function openRedisServer(settings: Record<string, string> = {}): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "sunny-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const all = { port: String(port), bind: "127.0.0.1", save: "", "enable-debug-command": "yes", ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  const answers = async () => {
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.ping();
    } finally {
      client.disconnect();
    }
  };
  return openServer({
    url,
    folder,
    answers,
    spawn: () => spawn("redis-server", args, { stdio: "ignore", cwd: folder }),
  });
}

type Parts = { url: string; folder: string; answers: () => Promise<void>; spawn: () => ChildProcess };

async function openServer({ url, folder, answers, spawn: begin }: Parts): Promise<Server> {
  let child: ChildProcess | undefined;
  const isUp = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  const start = async () => {
    const begun = begin();
    child = begun;
    for (;;) {
      if (!isUp()) throw new Error(`The server for ${url} ended with ${begun.exitCode ?? begun.signalCode}.`);
      if (
        await answers().then(
          () => true,
          () => false,
        )
      )
        return;
      await wait(100);
    }
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!child || !isUp()) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
  const server: Server = {
    url,
    start,
    end,
    signal: (signal) => {
      if (child?.pid === undefined) return;
      // Itself first: then no child comes up that was not seen.
      process.kill(child.pid, signal);
      for (const pid of childrenOf(child.pid)) process.kill(pid, signal);
    },
    remove: async () => {
      if (isUp()) server.signal("SIGCONT");
      // Each of the two ends at once by it, and takes its own children along.
      await end("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await start();
  } catch (error) {
    await server.remove();
    throw error;
  }
  return server;
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8" });
  return stdout.split("\n").filter(Boolean).map(Number);
}

/** A port that nobody has at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

// Debian keeps the server's programs apart from the ones that everybody calls.
function findPostgres(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env["PATH"] ?? "").split(":"),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

// Postgres refuses to run as root.
function findUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

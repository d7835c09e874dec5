import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { readConfig } from "#config/env.ts";
import { projectPath } from "#config/project.ts";
import { ConfigurationError } from "#core/errors.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openPostgres } from "#infra/database/open-postgres.ts";
import { createOn } from "../../empty-database.ts";
import { median } from "../render/figures.ts";
import { percentile } from "../schedule/percentiles.ts";
import { table } from "../table.ts";
import { fill } from "./fill.ts";
import type { HostOptions } from "./host.ts";
import type { Options } from "./options.ts";
import { type Read, readsOf } from "./reads.ts";

type Given = { folder: string; signal: AbortSignal; say: (line: string) => void };
/** Milliseconds of one run. */
type Run = {
  read: string;
  way: "ours" | "raw" | "while rendering";
  round: number;
  p50: number;
  p95: number;
  p99: number;
  requests: number;
};

const MOST_TIMES_RAW = 3;
const MOST_P95_MS = 300;

/** Asks the API and the bare driver for the same rows by turns, then the API while a video is rendered. Throws CONFIGURATION. */
export async function benchApi(options: Options, given: Given): Promise<{ text: string; isRight: boolean }> {
  const { databaseUrl } = readConfig();
  if (databaseUrl === undefined) throw new ConfigurationError("The API is measured on a Postgres: set DATABASE_URL.");
  const { address, drop } = await createOn(databaseUrl);
  try {
    given.say(`Filling a database with 1,000 episodes and ${options.slots} slots ...`);
    const reads = readsOf(await fillNew(address, options.slots));
    const runs = await measure({ address, reads, options, given });
    if (options.json !== undefined) writeFileSync(options.json, JSON.stringify({ options, runs }, null, 2));
    return describe(reads, runs);
  } finally {
    await drop();
  }
}

async function fillNew(address: string, slots: number) {
  const database = await openPostgres(address);
  try {
    await migrate(database);
    return await database.withSession((session) => fill(session, slots));
  } finally {
    await database.close();
  }
}

type Measured = { address: string; reads: Read[]; options: Options; given: Given };

async function measure({ address, reads, options, given }: Measured): Promise<Run[]> {
  const ours = await startHost({ kind: "ours", address, reads }, given.signal);
  const raw = await startHost({ kind: "raw", address, reads }, given.signal);
  const runs: Run[] = [];
  const fire = async (read: Read, way: Run["way"], port: number, round: number, connections = options.connections) => {
    const times: number[] = [];
    const asked = { url: `http://127.0.0.1:${port}${read.path}`, connections, duration: options.seconds };
    const { latency, requests, non2xx, errors } = await new Promise<autocannon.Result>((resolve, reject) => {
      const firing = autocannon(asked, (error, result) => (error ? reject(error) : resolve(result)));
      firing.on("response", (_client, _status, _bytes, ms) => times.push(ms));
    });
    if (non2xx + errors > 0) throw new Error(`${read.name}: ${non2xx + errors} requests of ${way} failed.`);
    const { p50, p99 } = latency;
    // Autocannon tells 90 and 97.5, and the goal is 95.
    const p95 = Math.round(percentile(times, 0.95));
    runs.push({ read: read.name, way, round, p50, p95, p99, requests: requests.total });
  };
  try {
    for (let round = 0; round <= options.rounds; round += 1) {
      for (const read of reads) {
        await fire(read, "ours", ours.port, round);
        await fire(read, "raw", raw.port, round);
      }
      given.say(round === 0 ? "Warmed up." : `Round ${round} of ${options.rounds} is done.`);
    }
    // All reads at once, so many in flight as before in all.
    const share = Math.max(1, Math.floor(options.connections / reads.length));
    if (options.render)
      await whileRendering(given, (round) =>
        Promise.all(reads.map((read) => fire(read, "while rendering", ours.port, round, share))),
      );
  } finally {
    ours.stop();
    raw.stop();
  }
  // The first round only warms up.
  return runs.filter(({ round }) => round > 0);
}

async function startHost(host: HostOptions, signal: AbortSignal) {
  const child = spawn(process.execPath, [projectPath("dist", "bench.mjs"), "api-host", JSON.stringify(host)], {
    signal,
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.on("error", () => {});
  const [line] = await once(child.stdout, "data");
  return { port: Number(String(line).trim()), stop: () => child.kill("SIGKILL") };
}

/** Fires for as long as a real video is rendered beside it. */
async function whileRendering(
  { folder, signal, say }: Given,
  fire: (round: number) => Promise<unknown>,
): Promise<void> {
  say("Rendering a video meanwhile ...");
  const script = projectPath("videos", "scripts", "three-random-words", "en.yaml");
  const words = [projectPath("src", "cli", "bin.mjs"), "render", script, "--out", join(folder, "video.mp4")];
  const env = { ...process.env, DATA_DIR: join(folder, "data"), DATABASE_URL: "", REDIS_URL: "" };
  const child = spawn(process.execPath, words, { signal, stdio: "ignore", env });
  child.on("error", () => {});
  let isOver = false;
  const over = once(child, "exit").then(([code]) => {
    isOver = true;
    if (code !== 0) throw new Error(`The render beside it ended with ${code}.`);
  });
  for (let round = 1; !isOver; round += 1) await fire(round);
  await over;
}

function describe(reads: readonly Read[], runs: readonly Run[]): { text: string; isRight: boolean } {
  const middle = (read: string, way: Run["way"], pick: (run: Run) => number) =>
    median(runs.filter((run) => run.read === read && run.way === way).map(pick)) ?? Number.NaN;
  const ms = (value: number) => (Number.isNaN(value) ? "-" : `${value} ms`);
  let isRight = true;
  const rows = reads.map(({ name }) => {
    const [own, bare] = [middle(name, "ours", ({ p50 }) => p50), middle(name, "raw", ({ p50 }) => p50)];
    const busy = middle(name, "while rendering", ({ p95 }) => p95);
    const ratio = own / bare;
    const isMet = ratio <= MOST_TIMES_RAW && !(busy >= MOST_P95_MS);
    isRight &&= isMet;
    const p99 = middle(name, "ours", (run) => run.p99);
    return [name, ms(own), ms(bare), `${ratio.toFixed(2)}x`, ms(p99), ms(busy), isMet ? "met" : "missed"];
  });
  const header = ["read", "p50", "bare driver", "ratio", "p99", "p95 while rendering", "verdict"];
  const goals = `Goals: p50 at most ${MOST_TIMES_RAW}x the bare driver's, p95 below ${MOST_P95_MS} ms while a video is rendered.`;
  return { text: `${table(header, rows)}\n\n${goals}`, isRight };
}

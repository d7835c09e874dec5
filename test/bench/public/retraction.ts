import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import { BENCH_PASS } from "./options.ts";
import type { Host } from "./start-host.ts";

const PROBES = 300;

export type RetractionFinding = { probes: number; stale: number; slowestMs: number; apiP95Ms: number };

type Probed = { host: Host; releaseId: string; page: string; media: string; connections: number };

/** Takes an episode down while it is asked for, and counts answers to later questions that still show it. */
export async function probeRetraction({
  host,
  releaseId,
  page,
  media,
  connections,
}: Probed): Promise<RetractionFinding> {
  const base = `http://127.0.0.1:${host.port}`;
  const load = startLoad({ url: base + page, connections, duration: 60 });
  await sleep(2000);
  const before = await fetch(base + page);
  if (before.status !== 200) throw new Error(`The page was not there before: ${before.status}.`);
  const apiMs: number[] = [];
  const asking = { headers: { Authorization: `Bearer ${BENCH_PASS}` } };
  for (let index = 0; index < 40; index += 1) {
    const ms = await timed(async () => {
      const answer = await fetch(`${base}/api/v1/campaigns`, asking);
      if (answer.status !== 200) throw new Error(`The admin API answered ${answer.status}.`);
      await answer.arrayBuffer();
    });
    apiMs.push(ms);
  }
  await host.retract(releaseId);
  // From here on it is committed: whoever asks now must not see it.
  let stale = 0;
  let slowestMs = 0;
  for (let index = 0; index < PROBES; index += 1) {
    const path = [page, media, `/embed/${page.split("/").at(-1)}`][index % 3] ?? page;
    const headers = path === media ? { Range: "bytes=0-99" } : {};
    const ms = await timed(async () => {
      const answer = await fetch(base + path, { headers });
      await answer.arrayBuffer();
      if (answer.status !== 410) stale += 1;
    });
    slowestMs = Math.max(slowestMs, ms);
  }
  load.stop();
  await load.ended;
  apiMs.sort((a, b) => a - b);
  return {
    probes: PROBES,
    stale,
    slowestMs,
    apiP95Ms: apiMs[Math.ceil(apiMs.length * 0.95) - 1] ?? Number.NaN,
  };
}

function startLoad(options: autocannon.Options) {
  let end: (result: unknown) => void = () => {};
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  const instance = autocannon(options, (_error, result) => end(result));
  return { ended, stop: () => instance.stop() };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

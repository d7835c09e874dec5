import { table } from "../table.ts";
import type { Options } from "./options.ts";
import type { RetractionFinding } from "./retraction.ts";

export type Run = {
  server: "ours" | "nginx";
  load: "page" | "ranges";
  perSecond: number;
  bytesPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  faults: number;
};

/** All that a bench found, raw. */
export type Findings = {
  machine: { cores: number; processor: string; node: string };
  engine: string;
  options: Options;
  pageBytes: number;
  runs: Run[];
  /** Resident bytes of our process after each run. */
  memory: number[];
  retraction: RetractionFinding | null;
};

const LEAST_RATIO = 0.5;
const MOST_GROWTH = 1.15;
const MOST_P95_MS = 300;

/** What was not as it should be, in words. */
export function faultsIn({ runs, memory, retraction }: Findings): string[] {
  const faults: string[] = [];
  for (const load of ["page", "ranges"] as const) {
    const ratio = ratioOf(runs, load);
    if (!(ratio >= LEAST_RATIO)) faults.push(`${load}: ${ratio.toFixed(2)} of nginx, and not ${LEAST_RATIO}`);
  }
  const failed = runs.filter(({ server, faults: count }) => server === "ours" && count > 0);
  if (failed.length > 0) faults.push(`${failed.length} runs had answers that were faults`);
  const growth = growthOf(memory);
  if (growth > MOST_GROWTH) faults.push(`memory grew ${growth.toFixed(2)} times from the first round to the last`);
  if (!retraction) faults.push("no episode was taken down");
  else {
    if (retraction.stale > 0) faults.push(`${retraction.stale} answers showed what had been taken down`);
    if (retraction.apiP95Ms > MOST_P95_MS)
      faults.push(`under load the admin API took ${Math.round(retraction.apiP95Ms)} ms (p95)`);
  }
  return faults;
}

/** What a person reads at the end. */
export function describeFindings(findings: Findings): string {
  const { machine, engine, options, pageBytes, runs, memory, retraction } = findings;
  const rows = runs.map(({ server, load, perSecond, bytesPerSecond, p50Ms, p99Ms, faults }) => [
    load,
    server,
    Math.round(perSecond).toString(),
    (bytesPerSecond / 1e6).toFixed(0),
    p50Ms.toString(),
    p99Ms.toString(),
    faults.toString(),
  ]);
  const faults = faultsIn(findings);
  return [
    `${machine.cores} cores (${machine.processor}), Node ${machine.node}, database ${engine}; ${options.connections} connections, a page of ${pageBytes} bytes, ranges of 256 KiB.`,
    table(["load", "server", "a second", "MB/s", "p50 ms", "p99 ms", "faults"], rows),
    `Median against nginx: page ${ratioOf(runs, "page").toFixed(2)}, ranges ${ratioOf(runs, "ranges").toFixed(2)}.`,
    `Memory after each run: ${memory.map((bytes) => Math.round(bytes / 1e6)).join(", ")} MB.`,
    retraction &&
      `Taken down under load: ${retraction.stale} of ${retraction.probes} later answers stale, the slowest after ${Math.round(retraction.slowestMs)} ms; the admin API p95 ${Math.round(retraction.apiP95Ms)} ms.`,
    faults.length === 0 ? "All goals met." : `Missed: ${faults.join("; ")}.`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** Our median of requests a second over nginx's. */
export function ratioOf(runs: readonly Run[], load: Run["load"]): number {
  const median = (server: Run["server"]) => {
    const sorted = runs.filter((run) => run.server === server && run.load === load).map(({ perSecond }) => perSecond);
    sorted.sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return median("ours") / median("nginx");
}

// The first round warms caches; growth is from its end to the end of the last.
function growthOf(memory: readonly number[]): number {
  return (memory.at(-1) ?? 0) / (memory[1] ?? memory[0] ?? 1);
}

import { join } from "node:path";
import { readConfig } from "#config/env.ts";
import { table } from "../table.ts";
import { openEngine } from "./engine.ts";
import { flood } from "./flood.ts";
import { ENGINES } from "./options.ts";
import { floodFaults, yearFaults } from "./report.ts";
import { simulateYear } from "./year.ts";

const RELEASES = 60;
const DAYS = 40;

/**
 * Counts only: a small flood on every engine that is there, and forty days by a fake clock. Each release goes out once,
 * each at the instant of its preview. Nothing is timed.
 */
export async function runShort({ folder, signal }: { folder: string; signal: AbortSignal }) {
  const { databaseUrl, redisUrl } = readConfig();
  const isFleet = databaseUrl !== undefined && redisUrl !== undefined;
  const lines: string[][] = [];
  for (const name of ENGINES.filter((engine) => engine === "embedded" || isFleet)) {
    const engine = await openEngine(name, join(folder, "short"));
    try {
      const row = await flood(engine, { releases: RELEASES, spreadMs: 0, signal });
      const { releases, confirmed, sends } = row.counts;
      lines.push([`flood, ${name}`, String(releases), String(confirmed), String(sends), verdict(floodFaults(row))]);
    } finally {
      await engine.close();
    }
  }
  const year = await simulateYear({ days: DAYS });
  const { planned, executed, sent } = year;
  lines.push([`${DAYS} days`, String(planned), String(executed), String(sent), verdict(yearFaults(year))]);
  return {
    text: table(["short", "planned", "out", "sent", "verdict"], lines),
    isRight: lines.every((line) => line.at(-1) === AS_PLANNED),
  };
}

const AS_PLANNED = "as planned";
const verdict = (faults: readonly string[]) => (faults.length === 0 ? AS_PLANNED : faults.join("; "));

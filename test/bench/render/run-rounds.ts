import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Competitor } from "./competitors.ts";
import type { GateRow, keepGates } from "./keep-gates.ts";
import { watchProcesses } from "./watch-processes.ts";
import type { Row, Video, Way } from "./way.ts";
import type { Workload } from "./workloads.ts";

/** A workload whose videos are written and spoken. */
export type Ready = Workload & { before: Video[]; videos: Video[] };

type Given = {
  workloads: readonly Ready[];
  competitors: ReadonlyMap<Way, Competitor>;
  rounds: number;
  gates: ReturnType<typeof keepGates>;
  folder: string;
  say: (line: string) => void;
};

/** Runs all ways of all workloads, one after the other, as often as asked; what a round made passes its gates at its end. */
export async function runRounds(given: Given, onRow: (row: Row) => void, onGate: (gate: GateRow) => void) {
  for (let round = 1; round <= given.rounds; round += 1) {
    for (const workload of given.workloads) {
      if (round > (workload.mostRounds ?? given.rounds)) continue;
      const made = new Map<Way, string[]>();
      for (const way of inTurn(workload.ways, round)) {
        const competitor = given.competitors.get(way);
        if (!competitor) continue;
        given.say(`Round ${round}, ${workload.name}: ${way}`);
        const { row, files } = await measure(workload, { way, round, competitor, folder: given.folder });
        onRow(row);
        made.set(way, files);
      }
      await passGates(workload, { round, made, ...given }, onGate);
    }
  }
}

/** Each round another way begins: what the first one leaves in the caches serves all alike. */
export function inTurn<Entry>(entries: readonly Entry[], round: number): Entry[] {
  const first = (round - 1) % Math.max(1, entries.length);
  return [...entries.slice(first), ...entries.slice(0, first)];
}

/** Brings a way to the start, and takes the time and everything else of one run. */
export async function measure(
  workload: Pick<Ready, "name" | "engine" | "before" | "videos">,
  { way, round, competitor, folder }: { way: Way; round: number; competitor: Competitor; folder: string },
): Promise<{ row: Row; files: string[] }> {
  const into = join(folder, `${workload.name}-${way}-${round}`);
  await mkdir(into, { recursive: true });
  await competitor.prepare(workload, workload.before);
  const taken = watchProcesses(`${competitor.folder}/`);
  const startedAt = performance.now();
  const { files, counts, stages } = await competitor.make(workload.videos, into).catch((error) => {
    taken();
    throw error;
  });
  const wallMs = performance.now() - startedAt;
  return { row: { workload: workload.name, way, round, wallMs, ...taken(), counts, stages }, files };
}

async function passGates(
  workload: Ready,
  {
    round,
    made,
    gates,
    folder,
    say,
  }: Pick<Given, "gates" | "folder" | "say"> & { round: number; made: Map<Way, string[]> },
  onGate: (gate: GateRow) => void,
): Promise<void> {
  for (const [index, video] of workload.videos.entries()) {
    const reference = made.get("tuned")?.[index];
    if (reference !== undefined) await gates.addReference(video, reference);
    for (const [way, files] of made) {
      const file = files[index];
      if (way === "tuned" || file === undefined) continue;
      const gate = await gates.hold({ workload: workload.name, way, round, video, file });
      for (const fault of gate.faults) say(`Gate failed, ${workload.name} by ${way}, ${video.name}: ${fault}`);
      onGate(gate);
    }
  }
  for (const way of made.keys())
    await rm(join(folder, `${workload.name}-${way}-${round}`), { recursive: true, force: true });
}

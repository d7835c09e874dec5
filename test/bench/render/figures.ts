import type { Goal } from "./goals.ts";
import type { Row, Way } from "./way.ts";

/** A goal, and how it came out; `figure` is null when there is nothing to judge it by. */
export type Verdict = { workload: string; goal: Goal; figure: number | null; isMet: boolean };

/** The middle of some numbers, or null without any. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** How many times longer another way took than ours, round by round: what slows a machine slows both. */
export function ratios(rows: readonly Row[], { workload, against }: { workload: string; against: Way }): number[] {
  const wallOf = (way: Way, round: number) =>
    rows.find((row) => row.workload === workload && row.way === way && row.round === round)?.wallMs;
  const rounds = new Set(rows.filter((row) => row.workload === workload).map(({ round }) => round));
  return [...rounds].flatMap((round) => {
    const [theirs, ours] = [wallOf(against, round), wallOf("ours", round)];
    return theirs === undefined || ours === undefined ? [] : [theirs / ours];
  });
}

/** Holds the goals of a workload against its rows. */
export function judge(workload: string, goals: readonly Goal[], rows: readonly Row[]): Verdict[] {
  return goals.map((goal) => {
    if (goal.kind === "faster") {
      const figure = median(ratios(rows, { workload, against: goal.than }));
      return { workload, goal, figure, isMet: figure !== null && figure >= goal.times };
    }
    const own = rows.filter((row) => row.workload === workload && row.way === "ours");
    const figure = median(own.map(({ wallMs }) => wallMs));
    return { workload, goal, figure, isMet: figure !== null && figure < goal.ms };
  });
}

/** The middle run of a way in a workload, number by number. */
export function medianRow(rows: readonly Row[], { workload, way }: { workload: string; way: Way }) {
  const own = rows.filter((row) => row.workload === workload && row.way === way);
  const middle = (pick: (row: Row) => number) => median(own.map(pick));
  const stages = new Set(own.flatMap((row) => Object.keys(row.stages)));
  return {
    workload,
    way,
    runs: own.length,
    wallMs: middle(({ wallMs }) => wallMs),
    cpuMs: middle(({ cpuMs }) => cpuMs),
    peakRssBytes: middle(({ peakRssBytes }) => peakRssBytes),
    peakSharedBytes: middle(({ peakSharedBytes }) => peakSharedBytes),
    counts: own[0]?.counts ?? null,
    stages: Object.fromEntries([...stages].map((stage) => [stage, middle((row) => row.stages[stage] ?? 0) ?? 0])),
  };
}

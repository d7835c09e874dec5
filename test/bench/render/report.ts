import { table } from "../table.ts";
import type { Environment } from "./environment.ts";
import { judge, medianRow, type Verdict } from "./figures.ts";
import type { Goal } from "./goals.ts";
import type { GateRow } from "./keep-gates.ts";
import { type Row, WAYS, type Way } from "./way.ts";
import type { Workload } from "./workloads.ts";

/** All that a bench found, raw. */
export type Findings = {
  environment: Environment;
  /** Seconds that the first frames took tuned Remotion, by the number of its tabs. */
  concurrency: { chosen: number; triedMs: Record<number, number> };
  motion: Record<string, { distinct: number; frames: number; share: number }>;
  rows: Row[];
  gates: GateRow[];
};

type Named = Pick<Workload, "name" | "title" | "goals" | "engine">;

const WAY_NAMES: Record<Way, string> = { plain: "npx remotion render", tuned: "tuned Remotion", ours: "ours" };

/** The rows whose every file passed its gates: only their times say anything. */
export function countedRows({ rows, gates }: Pick<Findings, "rows" | "gates">): Row[] {
  const isFaulty = ({ workload, way }: Pick<Row, "workload" | "way">) =>
    gates.some((gate) => gate.workload === workload && gate.way === way && gate.faults.length > 0);
  return rows.filter((row) => !isFaulty(row));
}

/** The goals of all workloads, and how they came out. */
export function verdictsOf(workloads: readonly Named[], findings: Findings): Verdict[] {
  const rows = countedRows(findings);
  return workloads.flatMap(({ name, goals }) => judge(name, goals, rows));
}

/** The middle runs, for whoever reads the JSON. */
export function mediansOf(workloads: readonly Named[], findings: Findings) {
  const rows = countedRows(findings);
  return workloads.flatMap(({ name }) =>
    WAYS.map((way) => medianRow(rows, { workload: name, way })).filter(({ runs }) => runs > 0),
  );
}

/** What a person reads at the end. */
export function describeFindings(workloads: readonly Named[], findings: Findings): string {
  const { environment, concurrency, gates } = findings;
  const { cores, processor, node, remotion, chromium, ffmpeg } = environment;
  return [
    `${cores} cores (${processor}), Node ${node}, Remotion ${remotion}, ${chromium}, ffmpeg ${ffmpeg}.`,
    `Tuned Remotion draws with concurrency ${concurrency.chosen}.`,
    "Both ways of Remotion make the picture alone; ours also mixes, masters and joins the sound and checks the file.",
    describeMotion(workloads, findings),
    describeVerdicts(verdictsOf(workloads, findings)),
    describeRuns(workloads, findings),
    describeStages(workloads, findings),
    describeGates(gates),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function describeMotion(workloads: readonly Named[], { motion }: Findings): string {
  const rows = workloads.flatMap(({ name, title, engine }) => {
    const found = motion[name];
    if (!found) return [];
    return [[name, title, engine, String(found.frames), String(found.distinct), `${(found.share * 100).toFixed(1)} %`]];
  });
  return table(["workload", "what", "our engine", "frames", "distinct", "motion share"], rows);
}

function describeVerdicts(verdicts: readonly Verdict[]): string {
  if (verdicts.length === 0) return "No goal stands for what was run.";
  const rows = verdicts.map(({ workload, goal, figure, isMet }) => [
    workload,
    describeGoal(goal),
    figure === null ? "-" : goal.kind === "faster" ? `${figure.toFixed(2)}x` : seconds(figure),
    figure === null ? "not measured" : isMet ? "met" : "missed",
  ]);
  return table(["workload", "goal", "figure", "verdict"], rows);
}

function describeGoal(goal: Goal): string {
  if (goal.kind === "within") return `< ${seconds(goal.ms)}`;
  return `>= ${goal.times}x faster than ${WAY_NAMES[goal.than]}`;
}

function describeRuns(workloads: readonly Named[], findings: Findings): string {
  const rows = mediansOf(workloads, findings).map(({ workload, way, runs, counts, ...row }) => [
    `${workload}: ${WAY_NAMES[way]}`,
    String(runs),
    seconds(row.wallMs),
    seconds(row.cpuMs),
    mebibytes(row.peakRssBytes),
    mebibytes(row.peakSharedBytes),
    ...(counts ? [counts.captured, counts.reused, counts.encoded].map(String) : ["-", "-", "-"]),
  ]);
  const header = ["medians", "runs", "wall", "CPU", "peak RSS MiB", "of it shared", "captured", "reused", "encoded"];
  return table(header, rows);
}

function describeStages(workloads: readonly Named[], findings: Findings): string {
  const rows = mediansOf(workloads, findings).flatMap(({ workload, way, stages }) => {
    const told = Object.entries(stages).map(([stage, ms]) => `${stage.replace(/Ms$/, "")} ${seconds(ms)}`);
    return told.length === 0 ? [] : [[`${workload}: ${WAY_NAMES[way]}`, told.join(", ")]];
  });
  return rows.length === 0 ? "" : table(["stages", "summed over the videos; they overlap"], rows);
}

function describeGates(gates: readonly GateRow[]): string {
  const rows = gates.map(({ workload, way, round, video, made, reference, likeness, faults }) => [
    `${workload} ${round}: ${WAY_NAMES[way]}`,
    video,
    likeness ? `${decibels(likeness.meanDb)} / ${decibels(likeness.worstDb)}` : "-",
    `${((made.bytes / reference.bytes) * 100).toFixed(1)} %`,
    faults.length === 0 ? "passed" : `FAILED: ${faults.join("; ")}`,
  ]);
  return table(["gate", "video", "PSNR mean / worst", "bytes", "verdict"], rows);
}

const decibels = (db: number | null) => (db === null ? "equal" : `${db.toFixed(2)} dB`);
const seconds = (ms: number | null) => (ms === null ? "-" : `${(ms / 1000).toFixed(2)} s`);
const mebibytes = (bytes: number | null) => (bytes === null ? "-" : (bytes / 2 ** 20).toFixed(0));

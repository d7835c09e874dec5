import { table } from "../table.ts";
import type { Findings } from "./findings.ts";
import type { FloodRow, Lateness } from "./flood.ts";
import type { YearRow } from "./year.ts";

const GOALS = { ratio: 0.5, monthMs: 20, yearMs: 60_000 };
const MILLION = 1_000_000;

/** What is not as it must be, whatever the machine. */
export function floodFaults({ releases, counts }: Pick<FloodRow, "releases" | "counts">): string[] {
  return [
    ...(counts.releases === releases ? [] : [`${counts.releases} releases of ${releases}`]),
    ...(counts.confirmed === releases ? [] : [`${counts.confirmed} confirmed of ${releases}`]),
    ...(counts.sends === releases && counts.sentTwice === 0
      ? []
      : [`${counts.sends} sends, ${counts.sentTwice} twice`]),
  ];
}

/** What is not as the preview said. */
export function yearFaults({ planned, executed, sent, differing, early }: YearRow): string[] {
  return [
    ...(planned > 0 && executed === planned && sent === planned
      ? []
      : [`${executed} out and ${sent} sent of ${planned}`]),
    ...(differing === 0 ? [] : [`${differing} at another instant than the preview`]),
    ...(early === 0 ? [] : [`${early} early`]),
  ];
}

export function faultsIn({ floods, years }: Pick<Findings, "floods" | "years">): string[] {
  return [...floods.flatMap(floodFaults), ...years.flatMap(yearFaults)];
}

/** What a person reads at the end. */
export function describeFindings(findings: Findings): string {
  const { cores, processor, node, load } = findings.machine;
  const faults = faultsIn(findings);
  return [
    `${cores} cores (${processor}), Node ${node}, load ${load.toFixed(1)} at the start.`,
    describeFloods(findings),
    describeLateness(findings),
    describeStatements(findings),
    describeCalendars(findings),
    describeYears(findings),
    faults.length === 0 ? "" : `Wrong: ${faults.join("; ")}.`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

// The ratio is held against the faster of the bare runs.
function describeFloods({ floods, bare }: Findings): string {
  const rows = floods
    .filter(({ spreadMs }) => spreadMs === 0)
    .map(({ engine, releases, tookMs, perSecond, load }) => {
      const rates = bare.filter((row) => row.engine === engine).map((row) => row.perSecond);
      const best = Math.max(...rates);
      const ratio = perSecond / best;
      return [
        engine,
        String(releases),
        seconds(tookMs),
        perSecond.toFixed(0),
        best.toFixed(0),
        ratio.toFixed(3),
        ratio >= GOALS.ratio ? "met" : "missed",
        load.toFixed(1),
      ];
    });
  const header = ["all at once", "releases", "took", "a second", "bare a second", "ratio", `>= ${GOALS.ratio}`, "load"];
  return rows.length === 0 ? "" : table(header, rows);
}

function describeLateness({ floods }: Findings): string {
  const rows = floods.flatMap(({ engine, spreadMs, claimed, sent, confirmed }) =>
    Object.entries({ claimed, sent, confirmed }).map(([what, late]) => [
      `${engine}, ${spreadMs === 0 ? "at once" : `over ${seconds(spreadMs)}`}: ${what}`,
      ...lateness(late),
    ]),
  );
  return rows.length === 0 ? "" : table(["late by", "p50", "p99", "most"], rows);
}

const lateness = ({ p50Ms, p99Ms, mostMs }: Lateness) => [p50Ms, p99Ms, mostMs].map(seconds);

function describeStatements({ statements }: Findings): string {
  const rows = statements.map(({ engine, oursP50Ms, rawP50Ms, oursP99Ms, rawP99Ms, ratio }) => [
    engine,
    ...[oursP50Ms, rawP50Ms, oursP99Ms, rawP99Ms].map(milliseconds),
    ratio.toFixed(2),
  ]);
  return rows.length === 0 ? "" : table(["claim statement", "p50", "raw p50", "p99", "raw p99", "ratio"], rows);
}

function describeCalendars({ calendars }: Findings): string {
  const rows = calendars.map(({ engine, slots, of, inMonth, p50Ms, p99Ms }) => [
    `${engine}, ${slots}, ${of}`,
    String(inMonth),
    milliseconds(p50Ms),
    milliseconds(p99Ms),
    slots < MILLION ? "-" : p99Ms < GOALS.monthMs ? "met" : "missed",
  ]);
  const header = ["a page of a month", "slots read", "p50", "p99", `p99 < ${GOALS.monthMs} ms at 1 M`];
  return rows.length === 0 ? "" : table(header, rows);
}

function describeYears({ years }: Findings): string {
  const rows = years.map(({ days, planned, executed, differing, early, tookMs }) => [
    `${days} days`,
    ...[planned, executed, differing, early].map(String),
    seconds(tookMs),
    tookMs < GOALS.yearMs ? "met" : "missed",
  ]);
  const header = ["fake clock", "planned", "executed", "differing", "early", "took", `< ${seconds(GOALS.yearMs)}`];
  return rows.length === 0 ? "" : table(header, rows);
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`;
const milliseconds = (ms: number) => `${ms.toFixed(2)} ms`;

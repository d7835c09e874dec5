import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CONCURRENCY } from "../../../src/cli/parts.ts";
import { bareQueue } from "./bare-queue.ts";
import { measureCalendar } from "./calendar.ts";
import { measureStatement } from "./claim-statement.ts";
import { insertDueSlots } from "./due-slots.ts";
import { openBenchDatabase, openEngine } from "./engine.ts";
import type { Findings } from "./findings.ts";
import { flood } from "./flood.ts";
import { readMachine } from "./machine.ts";
import { ENGINES, type EngineName, type Options, PARTS } from "./options.ts";
import { describeFindings, faultsIn } from "./report.ts";
import { runShort } from "./run-short.ts";
import { simulateYear } from "./year.ts";

type Given = { folder: string; signal: AbortSignal; say: (line: string) => void };

const YEAR_DAYS = 366;
// All at once tells how many a second; spread over the minute, how late one is that does not stand in a queue.
const SPREADS_MS = [0, 60_000];
// A queue is given what it does best with: our own number of workers, and many.
const BARE_CONCURRENCIES = [CONCURRENCY.releases, 50];

/** Runs the bench in a folder of its own; answers what to print and whether every count is right. */
export async function benchSchedule(options: Options, given: Given): Promise<{ text: string; isRight: boolean }> {
  if (options.short) return runShort(given);
  const parts = options.parts ?? PARTS;
  const findings: Findings = {
    machine: readMachine(),
    floods: [],
    bare: [],
    statements: [],
    calendars: [],
    years: [],
  };
  // Saved part by part: what took long survives a fault near the end.
  const save = () => {
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(findings)}\n`);
  };
  const todo = { findings, given, save, options };
  for (const engine of options.engines ?? ENGINES) {
    if (parts.includes("flood")) await measureFloods(engine, todo);
    if (parts.includes("statement")) await measureStatements(engine, todo);
    if (parts.includes("calendar")) await measureCalendars(engine, todo);
  }
  if (parts.includes("year")) {
    given.say(`${YEAR_DAYS} days by a fake clock`);
    findings.years.push(await simulateYear({ days: YEAR_DAYS }));
    save();
  }
  return { text: describeFindings(findings), isRight: faultsIn(findings).length === 0 };
}

type Todo = { findings: Findings; given: Given; save: () => void; options: Options };

async function measureFloods(name: EngineName, { findings, given, save, options }: Todo): Promise<void> {
  const { releases } = options;
  for (const spreadMs of SPREADS_MS) {
    given.say(`${name}: ${releases} releases due ${spreadMs === 0 ? "at once" : "within a minute"}`);
    const engine = await openEngine(name, join(given.folder, `flood-${spreadMs}`));
    try {
      for (const concurrency of spreadMs === 0 ? BARE_CONCURRENCIES : []) {
        const row = await bareQueue(engine.ground.backend, { jobs: releases, concurrency });
        findings.bare.push({ engine: name, ...row });
      }
      const row = await flood(engine, { releases, spreadMs, signal: given.signal });
      findings.floods.push({ engine: name, load: readMachine().load, ...row });
      save();
    } finally {
      await engine.close();
    }
  }
}

async function measureStatements(name: EngineName, { findings, given, save, options }: Todo): Promise<void> {
  given.say(`${name}: the statement that locks due slots`);
  const database = await openBenchDatabase(name, join(given.folder, "statement"));
  try {
    await insertDueSlots(database.prisma, { releases: options.releases, dueAt: new Date("2026-11-01"), spreadMs: 0 });
    findings.statements.push({ engine: name, ...(await measureStatement(database)) });
    save();
  } finally {
    await database.close();
  }
}

async function measureCalendars(name: EngineName, { findings, given, save, options }: Todo): Promise<void> {
  for (const slots of options.slots) {
    given.say(`${name}: a month of ${slots} slots`);
    const database = await openBenchDatabase(name, join(given.folder, `calendar-${slots}`));
    try {
      const rows = await measureCalendar(database.prisma, slots);
      findings.calendars.push(...rows.map((row) => ({ engine: name, ...row })));
      save();
    } finally {
      await database.close();
    }
  }
}

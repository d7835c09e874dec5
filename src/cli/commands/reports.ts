import { createHmac, randomUUID } from "node:crypto";
import { text as readAll } from "node:stream/consumers";
import type { Config } from "#config/env.ts";
import { answerReport, closeReport, listReports, readReport, receiveReport } from "#disclosure/actions/index.ts";
import { type ReportSealer, readReference } from "#disclosure/index.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";
import { UsageError } from "../exit.ts";
import { describeReport, lineOfReport } from "../report-words.ts";
import { type Desk, withDatabase } from "../with-database.ts";

type Json = { json?: boolean };
type Team = Desk & { sealer: ReportSealer; referenceKey: Uint8Array };
const ACTOR = { type: "system", job: "reports" } as const;

/** Prints which reports wait, or all of them; nothing of what they say. */
export function listAll({ all, json }: Json & { all?: boolean }, config: Config): Promise<void> {
  return withTeam(config, async ({ prisma, contextOf }) => {
    const states = all ? (["received", "answered", "closed"] as const) : (["received", "answered"] as const);
    const reports = await listReports({ ctx: contextOf(ACTOR), input: { states } }, prisma);
    if (json) say(JSON.stringify(reports));
    else say(reports.length === 0 ? "No report waits." : reports.map(lineOfReport).join("\n"));
  });
}

/** Prints one report; that it was read is recorded. Throws NOT_FOUND. */
export function show(typed: string, { json }: Json, config: Config): Promise<void> {
  return withTeam(config, async ({ contextOf, sealer }) => {
    const report = await readReport({ ctx: contextOf(ACTOR), input: { reference: referenceIn(typed) } }, sealer);
    say(json ? JSON.stringify(report) : describeReport(report));
  });
}

/** Puts an answer beside a report, from the option or from standard input. Throws NOT_FOUND, WRONG_STATE. */
export async function answer(typed: string, { text }: { text?: string }, config: Config): Promise<void> {
  const words = text ?? (await fromInput("the answer"));
  await withTeam(config, ({ contextOf, sealer }) =>
    answerReport({ ctx: contextOf(ACTOR), input: { reference: referenceIn(typed), answer: words } }, sealer),
  );
  say("Answered: whoever has the number sees it.");
}

export type CloseOptions = { outcome: "mended" | "not_a_weakness" | "duplicate" | "spam" };

/** Ends the work on a report. Throws NOT_FOUND, WRONG_STATE. */
export async function close(typed: string, { outcome }: CloseOptions, config: Config): Promise<void> {
  await withTeam(config, ({ contextOf }) =>
    closeReport({ ctx: contextOf(ACTOR), input: { reference: referenceIn(typed), outcome } }),
  );
  say("Closed.");
}

/** Keeps a report that came by e-mail, its words from standard input, and prints its number. */
export async function add({ summary, contact }: { summary: string; contact?: string }, config: Config): Promise<void> {
  const steps = await fromInput("the words of the report");
  await withTeam(config, async ({ contextOf, sealer, referenceKey }) => {
    const words = { summary, steps, ...(contact !== undefined && { contact }) };
    const input = { words, way: "email", nonce: randomUUID() } as const;
    const { reference } = await receiveReport({ ctx: contextOf(ACTOR), input }, { sealer, referenceKey });
    say(reference);
  });
}

function withTeam(config: Config, work: (team: Team) => Promise<void>): Promise<void> {
  return withDatabase(config, async (desk) => {
    const keys = await readSecretKeys(config.dataDir, config.secretKeys);
    const referenceKey = createHmac("sha256", keys[0] ?? "")
      .update("sunny-corner reports by e-mail")
      .digest();
    await work({ ...desk, sealer: openSealer(keys), referenceKey });
  });
}

function referenceIn(typed: string): string {
  const reference = readReference(typed);
  if (reference === null)
    throw new UsageError(`${typed.slice(0, 40)} is no number of a report, as in SC-7Q4ZK-0M2XB-R8T5N-W1C9D.`);
  return reference;
}

async function fromInput(what: string): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError(`Give ${what} on standard input, as in: sunny reports … < file.txt`);
  return readAll(process.stdin);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

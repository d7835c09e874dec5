import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "#access/index.ts";
import { DAY } from "#core/clock.ts";
import {
  answerReport,
  closeReport,
  forgetReports,
  listReports,
  readReport,
  receiveReport,
} from "#disclosure/actions/index.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { hire } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const sealer = openSealer([new Uint8Array(32).fill(3)]);
const referenceKey = new Uint8Array(32).fill(4);
const form = () => stage.as("report-form");
const WORDS = { summary: "A weakness", steps: "Look here" };

async function receive(summary = WORDS.summary, ctx = form()) {
  const input = { words: { ...WORDS, summary }, way: "form", nonce: randomUUID() } as const;
  return (await receiveReport({ ctx, input }, { sealer, referenceKey })).reference;
}
const rowOf = (reference: string) => stage.prisma.report.findUniqueOrThrow({ where: { reference } });
const traces = async (reference: string) => {
  const { id } = await rowOf(reference);
  const entries = await stage.prisma.auditEntry.findMany({ where: { entityId: id }, orderBy: { seq: "asc" } });
  return entries.map(({ action, after }) => [action, after]);
};

test("each step leaves its trace, and no trace holds a word of the report", async () => {
  const reference = await receive();
  const { ctx } = await hire(stage, "accuracy_reviewer");
  expect((await readReport({ ctx, input: { reference } }, sealer)).words).toMatchObject(WORDS);
  await answerReport({ ctx, input: { reference, answer: "Mended" } }, sealer);
  await closeReport({ ctx, input: { reference, outcome: "mended" } });
  expect(await traces(reference)).toEqual([
    ["report.receive", { way: "form" }],
    ["report.read", null],
    ["report.answer", { state: "answered" }],
    ["report.close", { state: "closed", outcome: "mended" }],
  ]);
});

describe("nobody else", () => {
  type Deed = (ctx: Context, reference: string) => Promise<unknown>;
  test.each<[string, Deed]>([
    ["lists reports", (ctx) => listReports({ ctx, input: { states: ["received"] } }, stage.prisma)],
    ["reads one", (ctx, reference) => readReport({ ctx, input: { reference } }, sealer)],
    ["answers one", (ctx, reference) => answerReport({ ctx, input: { reference, answer: "x" } }, sealer)],
    ["closes one", (ctx, reference) => closeReport({ ctx, input: { reference, outcome: "spam" } })],
    ["forgets any", (ctx) => forgetReports({ ctx, input: {} })],
    ["sends one past the form", (ctx) => receive("x", ctx)],
  ])("%s", async (_what, deed) => {
    const reference = await receive();
    const { ctx } = await hire(stage, "producer", "scheduler", "brand_reviewer", "translator");
    await expect(deed(ctx, reference)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
    expect(await traces(reference)).toHaveLength(1);
  });
});

test("the words are erased ninety days after the end, and not before; what is open is kept for ever", async () => {
  const [open, closed] = [await receive("open"), await receive("closed")];
  const team = stage.as("reports");
  await answerReport({ ctx: team, input: { reference: closed, answer: "Thank you" } }, sealer);
  await closeReport({ ctx: team, input: { reference: closed, outcome: "mended" } });
  const { closedAt } = await rowOf(closed);
  const at = (days: number): Context => ({
    ...stage.as("forget-reports"),
    now: () => new Date((closedAt?.getTime() ?? 0) + days * DAY),
  });
  await forgetReports({ ctx: at(89.9), input: {} });
  expect((await rowOf(closed)).sealed).not.toBeNull();
  await forgetReports({ ctx: at(90.1), input: {} });
  expect(await rowOf(closed)).toMatchObject({ state: "closed", sealed: null, sealedAnswer: null });
  expect((await traces(closed)).at(-1)?.[0]).toBe("report.forget");
  expect(await readReport({ ctx: team, input: { reference: closed } }, sealer)).toMatchObject({
    words: null,
    answer: null,
  });
  await forgetReports({ ctx: at(3650), input: {} });
  expect((await rowOf(open)).sealed).not.toBeNull();
});

test("sealed words that somebody copied to another report do not open there", async () => {
  const [one, two] = [await receive("one"), await receive("two")];
  const { sealed } = await rowOf(one);
  await stage.prisma.report.update({ where: { reference: two }, data: { sealed } });
  await expect(readReport({ ctx: stage.as("reports"), input: { reference: two } }, sealer)).rejects.toThrow(
    /^The secret "report" of report .+ is damaged, or was sealed for another place/,
  );
});

test("the database refuses a report in the clear, and one that is forgotten while it is open", async () => {
  const reference = await receive();
  const set = (data: object) => stage.prisma.report.update({ where: { reference }, data });
  await expect(set({ sealed: "plain words" })).rejects.toThrow();
  await expect(set({ sealed: null, forgottenAt: new Date() })).rejects.toThrow();
});

test("sixty reports an hour by form are kept, however many send them; what comes by e-mail always is", async () => {
  const later: Context = { ...form(), now: () => new Date(Date.now() + 10 * DAY) };
  for (let n = 0; n < 60; n += 1) await receive(`Number ${n}`, later);
  await expect(receive("One more", later)).rejects.toMatchObject({ code: "UNAVAILABLE" });
  const input = { words: WORDS, way: "email", nonce: randomUUID() } as const;
  await receiveReport({ ctx: { ...stage.as("reports"), now: later.now }, input }, { sealer, referenceKey });
  await receive("An hour on", { ...form(), now: () => new Date(later.now().getTime() + DAY) });
});

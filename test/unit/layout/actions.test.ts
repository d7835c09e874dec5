import { describe, expect, test } from "vitest";
import { findActionFaults, findTransactionFaults } from "../../layout/action-faults.ts";
import { readSources } from "../../layout/sources.ts";

const program = readSources("src");
const path = "src/reviews/actions/approve-render.ts";

const approval = (lines: string) => `
  export type ApproveRender = { renderId: string };
  export async function approveRender({ ctx, input }: Call<ApproveRender>) {
    ${lines}
  }`;

describe("an action is one verb in a file of its name", () => {
  test("every action of the program is", () => {
    const actions = program.filter((source) => /^src\/[^/]+\/actions\/(?!index\.ts)/.test(source.path));
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.flatMap(findActionFaults)).toEqual([]);
  });

  test("one verb, with the types of its input, is accepted", () => {
    expect(findActionFaults({ path, text: approval("return input;") })).toEqual([]);
  });

  test.each([
    ["a second verb", `${approval("return input;")}\nexport function rejectRender() {}`],
    ["another name", "export function approve() {}"],
    ["no verb at all", "export type ApproveRender = string;"],
    ["a value that is no function", "export const approveRender = 3;"],
  ])("%s is refused", (_what, text) => {
    expect(findActionFaults({ path, text })).toHaveLength(1);
  });
});

describe("whoever opens a transaction asks who acts and leaves a record", () => {
  test("everyone in the program does", () => {
    expect(program.flatMap(findTransactionFaults)).toEqual([]);
    expect(program.filter(({ text }) => text.includes("ctx.transaction(")).length).toBeGreaterThan(0);
  });

  test("an action that does both is accepted", () => {
    const text = approval('demand(ctx.actor, "x"); return ctx.transaction(async (tx) => recordAudit(tx, ctx, {}));');
    expect(findTransactionFaults({ path, text })).toEqual([]);
  });

  test("a transaction without a check of the actor is refused", () => {
    const text = approval("return ctx.transaction(async (tx) => recordAudit(tx, ctx, {}));");
    expect(findTransactionFaults({ path, text })).toEqual([`${path} opens a transaction and never calls demand()`]);
  });

  test("saying that one is still at it needs no record, but does ask who acts", () => {
    const renewing = { path: "src/releases/actions/renew-leases.ts", text: "ctx.transaction(async () => {});" };
    expect(findTransactionFaults(renewing)).toEqual([`${renewing.path} opens a transaction and never calls demand()`]);
  });

  test("a transaction that leaves no record is refused, even when a comment names one", () => {
    const text = approval('demand(ctx.actor, "x"); return ctx.transaction(async () => {}); // recordAudit(tx)');
    expect(findTransactionFaults({ path, text })).toEqual([
      `${path} opens a transaction and never calls recordAudit()`,
    ]);
  });
});

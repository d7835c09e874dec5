import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSetUpLink } from "#accounts/actions/index.ts";
import { type Accounts, serveAccounts } from "../support/accounts.ts";
import { openStage, type Stage } from "../support/stage.ts";

let stage: Stage;
let api: Accounts;
beforeAll(async () => {
  stage = await openStage();
  api = await serveAccounts(stage);
});
afterAll(async () => {
  await api?.[Symbol.asyncDispose]();
  await stage.close();
});

test("a name stands on the public page only on one's own word, which is kept in the record", async () => {
  const { id } = await api.person("accuracy_reviewer");
  const browser = api.browser();
  const { secret } = await makeSetUpLink({ ctx: stage.as("set-up-link"), input: { personId: id, isDemo: false } });
  await browser.ask("POST", "/api/v1/sign-in/set-up", { secret });
  expect((await browser.ask("GET", "/api/v1/account")).json.person.isNamed).toBe(false);
  for (const isNamed of [true, true, false]) {
    expect((await browser.ask("PUT", "/api/v1/account/naming", { isNamed })).json).toEqual({ isNamed });
    expect((await browser.ask("GET", "/api/v1/account")).json.person.isNamed).toBe(isNamed);
  }
  const entries = await stage.prisma.auditEntry.findMany({
    where: { action: "person.naming", entityId: id },
    orderBy: { seq: "asc" },
  });
  expect(entries.map(({ before, after }) => [before, after])).toEqual([
    [{ isNamed: false }, { isNamed: true }],
    [{ isNamed: true }, { isNamed: false }],
  ]);
});

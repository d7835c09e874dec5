import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRateStore } from "#infra/rate-store.ts";
import { serveApi } from "../flows/support/api.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("two processes on one Redis count together how often somebody asks", async () => {
  const store = openRateStore(process.env["REDIS_URL"] ?? "");
  const space = randomUUID();
  const changes = {
    rates: { perAddress: 1000, perActor: 3 },
    rateStore: (prefix: string) => store.storeFor(`${space}:${prefix}`),
  };
  await using first = await serveApi(stage, changes);
  await using second = await serveApi(stage, changes);
  const { pass } = await first.hire("scheduler");
  const signIn = first.signInOf(pass);
  if (signIn) second.let(pass, signIn);
  const statuses: number[] = [];
  for (const api of [first, second, first, second]) {
    statuses.push((await api.ask("GET", "/api/v1/campaigns", { as: pass })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
  store.close();
});

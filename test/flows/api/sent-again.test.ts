import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, serveApi } from "../support/api.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { thingRoutes, waits } from "../support/things.ts";

let stage: Stage;
let api: Api;
let planner: Awaited<ReturnType<Api["hire"]>>;
beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage, { routes: thingRoutes(stage.prisma) });
  planner = await api.hire("scheduler");
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await stage.close();
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  api.ask("POST", "/api/v1/things", { as: planner.pass, body, headers });
const rowsOf = (slug: string) => stage.prisma.campaign.count({ where: { slug } });
const auditOf = (entityId: string) => stage.prisma.auditEntry.findMany({ where: { entityId } });

describe("a request that is sent again", () => {
  test("needs a key, of a length that is one", async () => {
    expect((await post({ slug: "x" }, { "Idempotency-Key": "" })).json.type).toBe("/problems/idempotency-key-required");
    const long = await post({ slug: "x" }, { "Idempotency-Key": "k".repeat(300) });
    expect([long.status, long.json.type]).toEqual([400, "/problems/invalid-idempotency-key"]);
  });

  test("fifty times at once makes one thing and one record, and the first answer is kept", async () => {
    const slug = randomUUID();
    const key = { "Idempotency-Key": randomUUID() };
    const answers = await Promise.all(Array.from({ length: 50 }, () => post({ slug }, key)));
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    const others = answers.filter(({ status }) => status !== 201);
    expect(new Set(others.map(({ status, json }) => `${status} ${json.type}`))).toEqual(
      new Set(others.length > 0 ? ["409 /problems/idempotency-key-in-use"] : []),
    );
    const again = await post({ slug }, key);
    expect([again.status, again.json, again.headers.get("etag"), again.headers.get("idempotency-replayed")]).toEqual([
      201,
      made[0]?.json,
      '"1"',
      "true",
    ]);
    expect(await rowsOf(slug)).toBe(1);
    const audit = await auditOf(again.json.id);
    expect(audit).toHaveLength(1);
    expect(audit[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("with another body is refused, and its first answer stays", async () => {
    const key = { "Idempotency-Key": randomUUID() };
    const first = await post({ slug: randomUUID() }, key);
    const other = await post({ slug: randomUUID() }, key);
    expect([other.status, other.json.type]).toEqual([422, "/problems/idempotency-key-reused"]);
    expect(first.status).toBe(201);
  });

  test("by another person is another request", async () => {
    const key = { "Idempotency-Key": randomUUID() };
    const colleague = await api.hire("scheduler");
    const bodies = [{ slug: randomUUID() }, { slug: randomUUID() }];
    const first = await post(bodies[0], key);
    const second = await api.ask("POST", "/api/v1/things", { as: colleague.pass, body: bodies[1], headers: key });
    expect([first.status, second.status]).toEqual([201, 201]);
  });

  test("while the first is worked on has to wait", async () => {
    let go = () => {};
    waits.untilThen = new Promise((resolve) => {
      go = resolve;
    });
    const key = { "Idempotency-Key": randomUUID() };
    const body = { slug: randomUUID() };
    const calls = waits.calls;
    const first = post(body, key);
    await expect.poll(() => waits.calls).toBe(calls + 1);
    const second = await post(body, key);
    expect([second.status, second.json.type, second.headers.get("retry-after")]).toEqual([
      409,
      "/problems/idempotency-key-in-use",
      "2",
    ]);
    waits.untilThen = null;
    go();
    expect((await first).status).toBe(201);
  });

  test("after the program died between writing and answering, gets what was written", async () => {
    const key = { "Idempotency-Key": randomUUID() };
    const body = { slug: randomUUID() };
    waits.failsNext = true;
    expect((await post(body, key)).status).toBe(500);
    api.failures.length = 0;
    expect(await rowsOf(body.slug)).toBe(1);
    const again = await post(body, key);
    expect([again.status, again.json.name]).toEqual([201, body.slug]);
    expect(await rowsOf(body.slug)).toBe(1);
    expect(await auditOf(again.json.id)).toHaveLength(1);
  });

  test("after a try that died without a word and wrote nothing, does it now", async () => {
    const key = randomUUID();
    const body = { slug: randomUUID() };
    const first = await post(body, { "Idempotency-Key": key });
    await stage.prisma.campaign.delete({ where: { id: first.json.id } });
    const row = { hasWritten: false, answer: undefined, leaseUntil: new Date(Date.now() + 60_000) };
    await stage.prisma
      .$executeRaw`UPDATE "IdempotencyKey" SET "answer" = NULL, "hasWritten" = false, "leaseUntil" = ${row.leaseUntil} WHERE "key" = ${key}`;
    expect((await post(body, { "Idempotency-Key": key })).status).toBe(409);
    await stage.prisma
      .$executeRaw`UPDATE "IdempotencyKey" SET "leaseUntil" = now() - interval '1 second' WHERE "key" = ${key}`;
    const again = await post(body, { "Idempotency-Key": key });
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, null]);
    expect(await rowsOf(body.slug)).toBe(1);
  });

  test("after it was refused, may be put right under the same key", async () => {
    const key = { "Idempotency-Key": randomUUID() };
    const taken = randomUUID();
    await post({ slug: taken });
    const refused = await post({ slug: taken }, key);
    expect([refused.status, refused.json.type]).toEqual([409, "/problems/conflict"]);
    expect((await post({ slug: randomUUID() }, key)).status).toBe(201);
  });
});

test("of twenty edits of one version one wins and nineteen learn that it was changed", async () => {
  const { json } = await post({ slug: randomUUID() });
  const edits = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      api.ask("PATCH", `/api/v1/things/${json.id}`, {
        as: planner.pass,
        body: { title: `Edit ${index}` },
        headers: { "If-Match": '"1"' },
      }),
    ),
  );
  expect(edits.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(edits.filter(({ status }) => status === 412)).toHaveLength(19);
});

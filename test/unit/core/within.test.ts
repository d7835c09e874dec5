import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { within } from "#core/within.ts";

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

test("what takes too long is stopped, and told so", async () => {
  await expect(within({ ms: 20, signals: [] }, untilAborted)).rejects.toMatchObject({ name: "TimeoutError" });
});

test("what nobody wants any more is stopped, for the reason that was given", async () => {
  const outer = new AbortController();
  const stopped = within({ ms: 60_000, signals: [outer.signal] }, untilAborted);
  outer.abort(new Error("enough"));
  await expect(stopped).rejects.toThrow("enough");
});

test("what was stopped before it began learns it at once", async () => {
  const signals = [AbortSignal.abort(new Error("before"))];
  await expect(within({ ms: 60_000, signals }, async (signal) => signal.throwIfAborted())).rejects.toThrow("before");
});

test("what ends in time is answered, and nothing goes on after it", async () => {
  let later: AbortSignal | undefined;
  const answer = await within({ ms: 30, signals: [] }, async (signal) => {
    later = signal;
    return "done";
  });
  await wait(60);
  expect([answer, later?.aborted]).toEqual(["done", false]);
});

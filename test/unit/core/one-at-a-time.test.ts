import { expect, test } from "vitest";
import { oneAtATime } from "#core/one-at-a-time.ts";

function gated() {
  const gates: (() => void)[] = [];
  let together = 0;
  let most = 0;
  let runs = 0;
  const ask = oneAtATime(async () => {
    runs += 1;
    together += 1;
    most = Math.max(most, together);
    await new Promise<void>((resolve) => gates.push(resolve));
    together -= 1;
    return runs;
  });
  const openNext = async () => {
    await expect.poll(() => gates.length).toBeGreaterThan(0);
    gates.shift()?.();
  };
  return { ask, openNext, runs: () => runs, most: () => most };
}

test("however many ask meanwhile, it runs once more and never twice at once", async () => {
  const { ask, openNext, runs, most } = gated();
  const first = ask();
  await expect.poll(runs).toBe(1);
  const later = [ask(), ask(), ask()];
  await openNext();
  await openNext();
  expect(await first).toBe(1);
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  expect(most()).toBe(1);
});

test("a run that fails is told to who asked for it, and the next one runs all the same", async () => {
  let runs = 0;
  const ask = oneAtATime(async () => {
    runs += 1;
    if (runs === 1) throw new Error("The queue is away.");
    return "sent";
  });
  await expect(ask()).rejects.toThrow("The queue is away.");
  expect(await ask()).toBe("sent");
});

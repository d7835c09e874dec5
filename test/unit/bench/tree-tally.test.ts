import { expect, test } from "vitest";
import { NOTHING_YET, type Process, tally } from "../../bench/render/tree-tally.ts";

const one = (pid: number, parent: number, ticks: number, more: Partial<Process> = {}): Process => ({
  ...{ pid, parent, startedAt: pid, ticks, rssBytes: 100, sharedBytes: 10, isMarked: false },
  ...more,
});
const root = (ticks: number) => one(10, 1, ticks, { isMarked: true });

test("a tree is what was started for it and all below, and nobody else", () => {
  const processes = [one(12, 11, 4), one(11, 10, 2), root(1), one(99, 1, 1000)];
  expect(tally(NOTHING_YET, processes, 0)).toMatchObject({ ticks: 7, peakRssBytes: 300, peakSharedBytes: 30 });
});

test("the time of a child that ended is counted where its parent inherited it", () => {
  const before = tally(NOTHING_YET, [root(1), one(11, 10, 50)], 0);
  expect(tally(before, [root(1 + 52)], 0)).toMatchObject({ ticks: 53, lostTicks: 0 });
});

test("the time of a tree that ended is counted where the watcher inherited it", () => {
  const before = tally(NOTHING_YET, [root(70)], 5);
  expect(tally(before, [], 80)).toMatchObject({ ticks: 80, lostTicks: 0 });
});

test("the time of an orphan that ended is not lost, nor counted twice later", () => {
  const running = tally(NOTHING_YET, [root(1), one(11, 10, 50)], 0);
  const ended = tally(running, [root(1)], 0);
  expect(ended).toMatchObject({ ticks: 51, lostTicks: 50 });
  expect(tally(ended, [root(4)], 0)).toMatchObject({ ticks: 54, lostTicks: 50 });
});

test("a child whose parent ended still belongs to the tree, and so do its own children", () => {
  const before = tally(NOTHING_YET, [root(1), one(11, 10, 50)], 0);
  expect(tally(before, [one(11, 1, 60), one(12, 11, 5)], 1).ticks).toBe(66);
});

test("a stranger that was given the number of a member does not belong to the tree", () => {
  const before = tally(NOTHING_YET, [root(1), one(11, 10, 50)], 0);
  expect(tally(before, [root(51), one(11, 1, 1000, { startedAt: 77 })], 0).ticks).toBe(51);
});

test("the peak is that of one instant, with the part that was shared then", () => {
  const high = tally(NOTHING_YET, [root(1), one(11, 10, 1, { rssBytes: 900, sharedBytes: 5 })], 0);
  const low = tally(high, [root(1), one(12, 10, 1, { rssBytes: 200, sharedBytes: 150 })], 0);
  expect(low).toMatchObject({ peakRssBytes: 1000, peakSharedBytes: 15 });
});

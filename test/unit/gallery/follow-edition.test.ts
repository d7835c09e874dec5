import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Edition, followEdition } from "#gallery/index.ts";

const editionOf = (fingerprint: string): Edition => ({ fingerprint, campaigns: [], files: new Map(), videos: [] });

/** A database whose looks take a moment, as over a network; `truth` is what is committed. */
function slowDatabase(lookMs = 5) {
  const database = { truth: "first", looks: 0, reads: 0, isAway: false };
  const current = followEdition({
    name: async () => {
      database.looks += 1;
      const seen = database.truth;
      await sleep(lookMs);
      if (database.isAway) throw new Error("The database does not answer.");
      return seen;
    },
    read: async (name) => {
      database.reads += 1;
      return editionOf(name);
    },
    paceMs: 1,
  });
  return { database, current };
}

test("nobody who asks after a change is shown what was before it, whenever they ask", async () => {
  const { database, current } = slowDatabase();
  const seen: { asked: string; shown: string }[] = [];
  const visitors: Promise<void>[] = [];
  for (let step = 0; step < 200; step += 1) {
    if (step % 10 === 0) database.truth = `edition ${String(step).padStart(3, "0")}`;
    const asked = database.truth;
    visitors.push(current().then(({ fingerprint }) => void seen.push({ asked, shown: fingerprint })));
    if (step % 3 === 0) await sleep(1);
  }
  await Promise.all(visitors);
  expect(seen).toHaveLength(200);
  expect(seen.filter(({ asked, shown }) => shown < asked)).toEqual([]);
});

test("any number of visitors at once share a look, and an edition is read once", async () => {
  const { database, current } = slowDatabase();
  await Promise.all(Array.from({ length: 500 }, current));
  await Promise.all(Array.from({ length: 500 }, current));
  expect(database.looks).toBeLessThanOrEqual(4);
  expect(database.reads).toBe(1);
});

test("while the database is away nothing is shown, and as soon as it answers everything is", async () => {
  const { database, current } = slowDatabase();
  await current();
  database.isAway = true;
  await expect(current()).rejects.toThrow("does not answer");
  database.isAway = false;
  expect((await current()).fingerprint).toBe("first");
});

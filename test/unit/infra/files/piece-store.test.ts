import { randomBytes } from "node:crypto";
import { utimesSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { HOUR, MINUTE } from "#core/clock.ts";
import { openPieceStore } from "#infra/files/piece-store.ts";
import type { PieceStore } from "#renders/index.ts";

const KEY = "a1".repeat(32);
const OTHER_KEY = "b2".repeat(32);
const NONE_PINNED: ReadonlySet<string> = new Set();
const SEGMENT_BYTES = 70_000;

let home: string;
let folder: string;
let store: PieceStore;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "sunny-segments-"));
  folder = join(home, "segments");
  store = storeFor(SEGMENT_BYTES * 2);
});
afterEach(() => rm(home, { recursive: true, force: true }));

const storeFor = (mostBytes: number) => openPieceStore({ folder, mostBytes });
const keyOf = (digit: string) => digit.repeat(64);

async function encode(bytes: Uint8Array = randomBytes(SEGMENT_BYTES)): Promise<string> {
  const path = join(home, `${randomBytes(8).toString("hex")}.mp4`);
  await writeFile(path, bytes);
  return path;
}

async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function lastUsed(path: string, agoMs: number): Promise<void> {
  const then = new Date(Date.now() - agoMs);
  await utimes(path, then, then);
}

async function keepUsedAgo(digit: string, agoMs: number): Promise<string> {
  const path = await store.keep(keyOf(digit), "mp4", await encode());
  await lastUsed(path, agoMs);
  return path;
}

async function flipByte(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  await writeFile(path, bytes);
}

test("a segment that was never kept is absent", async () => {
  expect(await store.find(KEY, "mp4")).toBeNull();
  await store.keep(KEY, "mp4", await encode());
  expect(await store.find(`${KEY.slice(0, 63)}2`, "mp4")).toBeNull();
});

test("a kept segment is found with the same bytes, by another process too", async () => {
  const bytes = randomBytes(SEGMENT_BYTES);
  const kept = await store.keep(KEY, "mp4", await encode(bytes));
  expect(await store.find(KEY, "mp4")).toBe(kept);
  expect(await storeFor(1).find(KEY, "mp4")).toBe(kept);
  expect(bytes.equals(await readFile(kept))).toBe(true);
  expect(dirname(kept)).toBe(join(folder, "a1"));
});

test("keeping a segment moves it: nothing is left where it was encoded", async () => {
  const encoded = await encode();
  await store.keep(KEY, "mp4", encoded);
  await expect(stat(encoded)).rejects.toMatchObject({ code: "ENOENT" });
  expect(await filesIn(home)).toHaveLength(1);
});

test("a key kept twice is one file, and the first stays", async () => {
  const first = await store.keep(KEY, "mp4", await encode());
  expect(await store.keep(KEY, "mp4", await encode())).toBe(first);
  expect(await filesIn(home)).toHaveLength(1);
});

test.each([
  ["with one flipped bit", flipByte],
  ["that lost its end", (path: string) => truncate(path, SEGMENT_BYTES - 1)],
  ["that lost everything", (path: string) => truncate(path, 0)],
])("a segment %s is removed, counts as absent, and can be made again", async (_, damage) => {
  const bytes = randomBytes(SEGMENT_BYTES);
  const kept = await store.keep(KEY, "mp4", await encode(bytes));
  await damage(kept);
  expect(await store.find(KEY, "mp4")).toBeNull();
  expect(await filesIn(home)).toEqual([]);
  await store.keep(KEY, "mp4", await encode(bytes));
  expect(await store.find(KEY, "mp4")).toBe(kept);
});

test("a damaged segment gives way to the one kept after it", async () => {
  const bytes = randomBytes(SEGMENT_BYTES);
  await flipByte(await store.keep(KEY, "mp4", await encode(bytes)));
  const kept = await store.keep(KEY, "mp4", await encode(bytes));
  expect(bytes.equals(await readFile(kept))).toBe(true);
  expect(await filesIn(home)).toHaveLength(1);
});

test("a file that fails to arrive leaves nothing behind", async () => {
  await expect(store.keep(KEY, "mp4", join(home, "missing.mp4"))).rejects.toMatchObject({ code: "ENOENT" });
  expect(await filesIn(home)).toEqual([]);
});

test("a half-written file is never found, and goes once it is old, although there is room", async () => {
  const kept = await store.keep(KEY, "mp4", await encode());
  const half = join(dirname(kept), "6f1c.part");
  await writeFile(half, "half");
  expect(await store.find(KEY, "mp4")).toBe(kept);
  expect(await store.prune(NONE_PINNED)).toEqual({ removed: 0, bytes: 0 });
  await lastUsed(half, HOUR);
  expect(await store.prune(NONE_PINNED)).toEqual({ removed: 1, bytes: 4 });
  expect(await store.find(KEY, "mp4")).toBe(kept);
});

test("a crash half-way through keeping leaves the key absent", async () => {
  const kept = await store.keep(OTHER_KEY, "mp4", await encode());
  await writeFile(join(dirname(kept), `${OTHER_KEY}-${keyOf("0")}.mp4.part`), "half");
  await rm(kept);
  expect(await store.find(OTHER_KEY, "mp4")).toBeNull();
  expect(await filesIn(home)).toHaveLength(1);
});

test("files of others in the folder are left alone", async () => {
  const kept = await keepUsedAgo("1", HOUR);
  const strangers = [join(folder, "notes.txt"), join(dirname(kept), "holiday.mp4")];
  for (const path of strangers) {
    await writeFile(path, "mine");
    await lastUsed(path, HOUR);
  }
  expect(await storeFor(0).prune(NONE_PINNED)).toEqual({ removed: 1, bytes: SEGMENT_BYTES });
  expect(await filesIn(folder)).toHaveLength(strangers.length);
});

test("what was used longest ago goes first, and only until the rest fits", async () => {
  await keepUsedAgo("2", 3 * HOUR);
  await keepUsedAgo("1", 4 * HOUR);
  await keepUsedAgo("3", 1 * HOUR);
  await keepUsedAgo("4", 2 * HOUR);
  expect(await store.prune(NONE_PINNED)).toEqual({ removed: 2, bytes: 2 * SEGMENT_BYTES });
  expect(await store.find(keyOf("1"), "mp4")).toBeNull();
  expect(await store.find(keyOf("2"), "mp4")).toBeNull();
  expect(await store.find(keyOf("3"), "mp4")).not.toBeNull();
  expect(await store.find(keyOf("4"), "mp4")).not.toBeNull();
});

test("being found keeps a segment from going", async () => {
  await keepUsedAgo("1", 4 * HOUR);
  await keepUsedAgo("2", 3 * HOUR);
  await keepUsedAgo("3", 2 * HOUR);
  await store.find(keyOf("1"), "mp4");
  expect(await store.prune(NONE_PINNED)).toMatchObject({ removed: 1 });
  expect(await store.find(keyOf("1"), "mp4")).not.toBeNull();
  expect(await store.find(keyOf("2"), "mp4")).toBeNull();
});

test("a segment found after it was chosen to go stays", async () => {
  const path = await keepUsedAgo("1", HOUR);
  // Asked at the moment of choosing, which is when another process finds the segment.
  class FoundMeanwhile extends Set<string> {
    override has(): boolean {
      utimesSync(path, new Date(), new Date());
      return false;
    }
  }
  expect(await storeFor(0).prune(new FoundMeanwhile())).toEqual({ removed: 0, bytes: 0 });
  expect(await store.find(keyOf("1"), "mp4")).toBe(path);
});

test("being kept again keeps a segment from going", async () => {
  await keepUsedAgo("1", 4 * HOUR);
  await store.keep(keyOf("1"), "mp4", await encode());
  expect(await storeFor(0).prune(NONE_PINNED)).toEqual({ removed: 0, bytes: 0 });
});

test("segments of live campaigns stay, however old and however full it is", async () => {
  const pinned = await keepUsedAgo("1", 100 * HOUR);
  await keepUsedAgo("2", HOUR);
  expect(await storeFor(0).prune(new Set([keyOf("1")]))).toEqual({ removed: 1, bytes: SEGMENT_BYTES });
  expect(await store.find(keyOf("1"), "mp4")).toBe(pinned);
});

test("what a render that still runs may have found stays, however full it is", async () => {
  await keepUsedAgo("1", 10 * MINUTE);
  expect(await storeFor(0).prune(NONE_PINNED)).toEqual({ removed: 0, bytes: 0 });
});

test("a store that nobody has used yet has nothing to remove", async () => {
  expect(await store.prune(NONE_PINNED)).toEqual({ removed: 0, bytes: 0 });
});

test("two that keep equal segments at once both succeed, and one file stays", async () => {
  const bytes = randomBytes(SEGMENT_BYTES);
  const encoded = await Promise.all(Array.from({ length: 8 }, () => encode(bytes)));
  const kept = await Promise.all(encoded.map((path) => storeFor(0).keep(KEY, "mp4", path)));
  expect(new Set(kept).size).toBe(1);
  expect(await filesIn(home)).toHaveLength(1);
  expect(await store.find(KEY, "mp4")).toBe(kept[0]);
});

test("two that encoded one key to different bytes at once both have a whole file, and all find the same one", async () => {
  const encoded = await Promise.all(Array.from({ length: 8 }, () => encode()));
  const kept = await Promise.all(encoded.map((path) => storeFor(0).keep(KEY, "mp4", path)));
  for (const path of kept) expect((await stat(path)).size).toBe(SEGMENT_BYTES);
  const found = await Promise.all(Array.from({ length: 8 }, () => storeFor(0).find(KEY, "mp4")));
  expect(new Set(found).size).toBe(1);
});

test("while one keeps, finds and prunes, another never gets half a file", async () => {
  const bytes = randomBytes(SEGMENT_BYTES);
  const small = storeFor(0);
  let found = 0;
  for (let round = 0; round < 30; round += 1) {
    const kept = await store.keep(KEY, "mp4", await encode(bytes));
    await lastUsed(kept, HOUR);
    const again = await encode(bytes);
    const [first, , second] = await Promise.all([
      store.find(KEY, "mp4"),
      small.prune(NONE_PINNED),
      store.find(KEY, "mp4"),
      small.prune(NONE_PINNED),
      small.keep(KEY, "mp4", again),
    ]);
    for (const path of [first, second]) {
      if (path === null) continue;
      found += 1;
      expect(bytes.equals(await readFile(path))).toBe(true);
    }
  }
  expect(found).toBeGreaterThan(0);
});

test.each([
  "",
  "a1",
  "../../../etc/passwd",
  `../${"a".repeat(61)}`,
  `${"a".repeat(63)}/`,
  `${KEY}\n`,
  `${KEY}.mp4`,
  KEY.toUpperCase(),
  `${"a".repeat(63)}*`,
])("a key that is not 64 hex digits is refused: %j", async (key) => {
  const encoded = await encode();
  await expect(store.find(key, "mp4")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(store.keep(key, "mp4", encoded)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  expect(await filesIn(home)).toHaveLength(1);
});

import { randomUUID } from "node:crypto";
import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { MINUTE } from "#core/clock.ts";
import { InvalidInputError } from "#core/errors.ts";
import type { PieceKind, PieceStore } from "#renders/index.ts";
import { digestFile, explainFullDisk } from "./disk-store.ts";
import { flush } from "./flush.ts";

/** Longer than a render may take: what it found at its start is still there when it joins the pieces. */
const SPARED_MS = 15 * MINUTE;
const KEY = /^[0-9a-f]{64}$/;
const SHARD = /^[0-9a-f]{2}$/;
// The digest of the bytes stands in the name, so that both arrive in one rename.
const PIECE = /^([0-9a-f]{64})-([0-9a-f]{64})\.(mp4|look|aac|json)$/;
const UNFINISHED = /\.part$/;

// About two hundred videos of forty seconds; the least used go first.
const MOST_BYTES = 2_000_000_000;

/** Opens the pieces in a folder, which several processes may share; `mostBytes` is what `prune` leaves of them. */
export function openPieceStore({ folder, mostBytes = MOST_BYTES }: { folder: string; mostBytes?: number }): PieceStore {
  return {
    find: async (key, kind) => find(shardOf(folder, key), key, kind),
    keep: async (key, kind, path) => keep(shardOf(folder, key), { key, kind, path }).catch(explainFullDisk),
    prune: (pinned) => prune(folder, mostBytes, pinned),
  };
}

function shardOf(folder: string, key: string): string {
  if (KEY.test(key)) return join(folder, key.slice(0, 2));
  throw new InvalidInputError("piece key", [{ path: "", message: "must be 64 hex digits in lower case" }]);
}

async function find(shard: string, key: string, kind: PieceKind): Promise<string | null> {
  const names = (await unlessGone(readdir(shard))) ?? [];
  // Two processes may have encoded one key to different bytes: everyone takes the first, the other one ages.
  for (const name of names.sort()) {
    const [, keyInName, sha256, kindInName] = PIECE.exec(name) ?? [];
    if (keyInName !== key || kindInName !== kind) continue;
    const path = join(shard, name);
    // Before it is read, so that a prune which comes in between sees it in use.
    await unlessGone(markUsed(path));
    const found = await unlessGone(digestFile(path));
    if (found === null) continue;
    if (found !== sha256) await rm(path, { force: true });
    else if (await unlessGone(stat(path))) return path;
  }
  return null;
}

async function keep(
  shard: string,
  { key, kind, path }: { key: string; kind: PieceKind; path: string },
): Promise<string> {
  await mkdir(shard, { recursive: true });
  const part = join(shard, `${randomUUID()}.part`);
  await markUsed(path);
  // From here on nobody who knows the old path changes what is being read.
  await move(path, part);
  try {
    const present = await find(shard, key, kind);
    if (present !== null) return present;
    await flush(part);
    const target = join(shard, `${key}-${await digestFile(part)}.${kind}`);
    await rename(part, target);
    await flush(shard);
    return target;
  } finally {
    await rm(part, { force: true });
  }
}

// A video that is made outside the data folder may lie on another disk.
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
    await copyFile(from, to);
    await rm(from);
  }
}

/** A file in the store; without a key when it was never finished. */
type Piece = { path: string; key: string | null; bytes: number; usedMs: number };

async function prune(folder: string, mostBytes: number, pinned: ReadonlySet<string>) {
  const pieces = await listPieces(folder);
  let removed = 0;
  let bytes = 0;
  for (const piece of chooseLeaving(pieces, { mostBytes, pinned, spareAfterMs: Date.now() - SPARED_MS })) {
    // Somebody may have found it since it was listed.
    const current = await unlessGone(stat(piece.path));
    if (current?.mtimeMs !== piece.usedMs) continue;
    await rm(piece.path, { force: true });
    removed += 1;
    bytes += piece.bytes;
  }
  return { removed, bytes };
}

type Limits = { mostBytes: number; pinned: ReadonlySet<string>; spareAfterMs: number };

function chooseLeaving(pieces: Piece[], { mostBytes, pinned, spareAfterMs }: Limits): Piece[] {
  let left = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  const leaving: Piece[] = [];
  for (const piece of pieces.filter(({ usedMs }) => usedMs < spareAfterMs).sort(leavesBefore)) {
    if (piece.key !== null && (left <= mostBytes || pinned.has(piece.key))) continue;
    left -= piece.bytes;
    leaving.push(piece);
  }
  return leaving;
}

/** What was never finished goes first, then what was used longest ago. */
function leavesBefore(one: Piece, other: Piece): number {
  return Number(one.key !== null) - Number(other.key !== null) || one.usedMs - other.usedMs;
}

async function listPieces(folder: string): Promise<Piece[]> {
  const pieces: Piece[] = [];
  const shards = ((await unlessGone(readdir(folder))) ?? []).filter((name) => SHARD.test(name));
  for (const shard of shards) {
    for (const name of await readdir(join(folder, shard))) {
      const key = PIECE.exec(name)?.[1] ?? null;
      if (key === null && !UNFINISHED.test(name)) continue;
      const path = join(folder, shard, name);
      const found = await unlessGone(stat(path));
      if (found) pieces.push({ path, key, bytes: found.size, usedMs: found.mtimeMs });
    }
  }
  return pieces;
}

async function markUsed(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now);
}

async function unlessGone<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

import { readdir, readFile, rm, rmdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { type Dispatch, type Kit, RefusedError } from "#releases/index.ts";
import { flush } from "../../files/flush.ts";
import {
  filesInNote,
  NOTE_NAME,
  noteText,
  pathOnShelf,
  readNote,
  type ShelfNote,
  TOMBSTONE_NAME,
  tombstoneText,
} from "./layout.ts";
import { copyOnto, hasDigest, writeOnto } from "./put-on-disk.ts";

/** A text that lies beside the files of a release. */
export type ShelfText = { path: string; text: string };

/** Lays a release out in a folder of its own, asking before each step whether we still may; its note comes last. Throws NotSentError and RefusedError. */
export async function layOut(shelf: string, dispatch: Dispatch, texts: readonly ShelfText[] = []): Promise<void> {
  const { deliveryId, shipment, evidence, note, signal } = dispatch;
  const before = await noteOn(shelf, NOTE_NAME);
  assertOurs(shelf, dispatch, before);
  const buried = await noteOn(shelf, TOMBSTONE_NAME);
  if (buried?.deliveryId === deliveryId) {
    throw new RefusedError("This release was taken down here; a new release is needed to show it again.");
  }
  for (const file of shipment.files) {
    signal.throwIfAborted();
    await note(evidence);
    await copyOnto(shelf, file, deliveryId);
  }
  for (const { path, text } of texts) await writeOnto(join(shelf, path), text, deliveryId);
  await note(evidence);
  await writeOnto(join(shelf, NOTE_NAME), noteText(dispatch), deliveryId);
  await rm(join(shelf, TOMBSTONE_NAME), { force: true });
  const kept = new Set(shipment.files.map(pathOnShelf));
  for (const { path } of before?.files ?? []) if (!kept.has(path)) await remove(shelf, path);
}

/** Whether all of it lies there with the approved bytes, and no other release in its place. */
export async function isLaidOut(shelf: string, dispatch: Dispatch): Promise<boolean> {
  if ((await noteOn(shelf, NOTE_NAME))?.deliveryId !== dispatch.deliveryId) return false;
  for (const file of dispatch.shipment.files) {
    if (!(await hasDigest(join(shelf, pathOnShelf(file)), file.sha256))) return false;
  }
  return true;
}

/** Takes a release away and leaves a tombstone; one that another release has replaced is gone already. */
export async function clear(shelf: string, dispatch: Dispatch, now: Date, texts: readonly ShelfText[] = []) {
  const { deliveryId, shipment } = dispatch;
  const note = await noteOn(shelf, NOTE_NAME);
  if (note !== null && note.deliveryId !== deliveryId) return;
  if (note === null && (await noteOn(shelf, TOMBSTONE_NAME))?.deliveryId === deliveryId) return;
  const paths = [...shipment.files.map(pathOnShelf), ...(note?.files ?? []).map(({ path }) => path)];
  for (const path of new Set(paths)) await remove(shelf, path);
  for (const { path, text } of texts) await writeOnto(join(shelf, path), text, deliveryId);
  await writeOnto(join(shelf, TOMBSTONE_NAME), tombstoneText(dispatch, now), deliveryId);
  // Last: while the note stands, a retraction that was killed half-way is done again.
  await rm(join(shelf, NOTE_NAME), { force: true });
  await flush(shelf);
}

/** What lies on a shelf for a person: its texts, and its files as long as they are there; null where nothing was laid out. */
export async function readKit(shelf: string): Promise<Kit | null> {
  const names = await readdir(shelf).catch((error) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (names === null) return null;
  const named = names.filter((name) => name.endsWith(".txt")).sort();
  const texts = await Promise.all(
    named.map(async (path) => ({ path, text: await readFile(join(shelf, path), "utf8") })),
  );
  const note = names.includes(NOTE_NAME) ? await readFile(join(shelf, NOTE_NAME), "utf8") : "";
  return { texts, files: filesInNote(note) };
}

function assertOurs(shelf: string, { channel }: Dispatch, note: ShelfNote | null): void {
  if (note === null || note.channelId === channel.id) return;
  throw new RefusedError(`Another channel shows an episode in ${shelf}. Give each channel a folder of its own.`);
}

async function noteOn(shelf: string, name: string): Promise<ShelfNote | null> {
  const text = await readFile(join(shelf, name), "utf8").catch((error) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : readNote(text);
}

/** Removes a file, and the folders that it leaves empty. */
async function remove(shelf: string, path: string): Promise<void> {
  const file = join(shelf, path);
  await rm(file, { force: true });
  for (let folder = dirname(file); relative(shelf, folder) !== ""; folder = dirname(folder)) {
    const isEmpty = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!isEmpty) return;
  }
}

import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { halfPieces, newFolder, ONE_SCENE, openEngine, pieces, undisturbed } from "./support/engine.ts";

let whole: Buffer;
beforeAll(async () => {
  whole = await undisturbed(ONE_SCENE);
});

function flipByteOf(path: string): void {
  const bytes = readFileSync(path);
  const middle = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  writeFileSync(path, bytes);
}

function flipEach(folder: string, kind: string): number {
  const damaged = pieces(folder).filter((path) => path.endsWith(`.${kind}`));
  for (const path of damaged) flipByteOf(path);
  return damaged.length;
}

test("a byte that changes in a kept piece is found, and the piece is made again for the same video", async () => {
  const folder = newFolder();
  await openEngine({ folder }).render({ storyboard: ONE_SCENE });
  const kept = pieces(folder);
  for (const kind of ["mp4", "look", "aac", "json"]) {
    expect(flipEach(folder, kind)).toBeGreaterThan(0);
    // A process of its own: what another one remembers is no proof.
    const engine = openEngine({ folder });
    expect((await engine.render({ storyboard: ONE_SCENE })).bytes.equals(whole)).toBe(true);
    await engine.close();
    expect(halfPieces(folder)).toEqual([]);
    expect(pieces(folder)).toEqual(kept);
  }
});

test("one that changes after it was drawn, before the video is joined, gives no video but a reason to begin again", async () => {
  const engine = openEngine();
  const rendered = await engine.render({ storyboard: ONE_SCENE });
  expect(rendered.bytes.equals(whole)).toBe(true);
  for (const kind of ["mp4", "look", "aac"]) {
    flipEach(engine.folder, kind);
    await expect(engine.finish(ONE_SCENE)).rejects.toMatchObject({ reason: "piece", canRetry: true });
    expect((await engine.render({ storyboard: ONE_SCENE })).bytes.equals(whole)).toBe(true);
  }
});

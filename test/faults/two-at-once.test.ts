import { basename } from "node:path";
import { expect, test } from "vitest";
import { halfPieces, newFolder, openEngine, pieces, SHORT, undisturbed } from "./support/engine.ts";

test("two processes that draw the same video into one folder at once both end well, with the same bytes", async () => {
  const shared = newFolder();
  const one = openEngine({ piecesFrom: shared });
  const other = openEngine({ piecesFrom: shared });
  const [first, second] = await Promise.all([one.render({ storyboard: SHORT }), other.render({ storyboard: SHORT })]);
  expect(first.framesCaptured).toBeGreaterThan(0);
  expect(second.framesCaptured).toBeGreaterThan(0);
  expect(first.bytes.equals(second.bytes)).toBe(true);
  expect(halfPieces(shared)).toEqual([]);
  // The name of what it is, without the digest of its bytes.
  const names = pieces(shared).map((path) => basename(path).replace(/-[0-9a-f]{64}/, ""));
  expect(new Set(names).size).toBe(names.length);

  const third = await openEngine({ piecesFrom: shared }).render({ storyboard: SHORT });
  expect(third).toMatchObject({ framesCaptured: 0, segmentsMade: 0 });
  expect(third.bytes.equals(first.bytes)).toBe(true);
  expect((await undisturbed(SHORT)).equals(first.bytes)).toBe(true);
});

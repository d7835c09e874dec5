import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { assertRoom } from "#infra/files/room.ts";

test("a render on a full disk ends before it begins, and says how much room it needs", async () => {
  await expect(assertRoom(tmpdir(), Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({
    reason: "disk_full",
    canRetry: false,
    message: expect.stringMatching(/^The disk is full: \d+ MB are free in .+, a render needs \d+ MB to work in\.$/),
  });
});

test("a render with room begins", async () => {
  await expect(assertRoom(tmpdir(), 1)).resolves.toBeUndefined();
});

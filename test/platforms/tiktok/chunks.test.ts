import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunksFrom, planChunks } from "#infra/channels/tiktok/chunks.ts";

const MB = 1_000_000;

describe("a video is cut by TikTok's rules", () => {
  test.each([
    ["1 byte", 1, { chunkBytes: 1, count: 1 }],
    ["3 MB", 3 * MB, { chunkBytes: 3 * MB, count: 1 }],
    ["5 MB", 5 * MB, { chunkBytes: 5 * MB, count: 1 }],
    ["64 MB", 64 * MB, { chunkBytes: 64 * MB, count: 1 }],
    ["one byte more than 64 MB", 64 * MB + 1, { chunkBytes: 32 * MB, count: 2 }],
    ["95.9 MB", 95_999_999, { chunkBytes: 32 * MB, count: 2 }],
    ["96 MB", 96 * MB, { chunkBytes: 32 * MB, count: 3 }],
    ["4 GB", 4000 * MB, { chunkBytes: 32 * MB, count: 125 }],
  ])("%s", (_what, bytes, plan) => {
    expect(planChunks(bytes)).toEqual(plan);
  });

  test.each([0, 4000 * MB + 1])("%i bytes are not taken", (bytes) => {
    expect(() => planChunks(bytes)).toThrow(RangeError);
  });

  test("every size from 1 byte to 4 GB keeps all of them, and no byte is left out or sent twice", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 * MB }), (bytes) => {
        const plan = planChunks(bytes);
        const chunks = chunksFrom(bytes, plan, 0);
        expect(chunks).toHaveLength(plan.count);
        expect(plan.count).toBe(Math.floor(bytes / plan.chunkBytes));
        expect(plan.count).toBeLessThanOrEqual(1000);
        let next = 0;
        for (const { start, bytes: size, isLast } of chunks) {
          expect(start).toBe(next);
          next += size;
          expect(isLast).toBe(next === bytes);
          expect(size).toBeLessThanOrEqual((isLast && plan.count > 1 ? 128 : 64) * MB);
          if (bytes >= 5 * MB) expect(size).toBeGreaterThanOrEqual(5 * MB);
        }
        expect(next).toBe(bytes);
      }),
    );
  });
});

test.each([
  [0, 0],
  [1, 0],
  [32 * MB - 1, 0],
  [32 * MB, 32 * MB],
  [64 * MB + 5, 64 * MB],
])("of an upload of which %i bytes arrived, sending goes on at %i", (arrived, start) => {
  expect(chunksFrom(100 * MB, planChunks(100 * MB), arrived)[0]?.start).toBe(start);
});

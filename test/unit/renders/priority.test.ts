import fc from "fast-check";
import { expect, test } from "vitest";
import { LAST_PRIORITY } from "#core/job.ts";
import { priorityOf } from "#renders/index.ts";

const final = (neededAt: Date | null) => priorityOf({ quality: "final", neededAt });

test("a draft goes before everything, also before what is long overdue", () => {
  const draft = priorityOf({ quality: "draft", neededAt: null });
  expect(draft).toBe(1);
  expect(final(new Date("2020-01-01T00:00:00Z"))).toBeGreaterThan(draft);
});

test("what nobody waits for goes last, also after what is needed in a hundred years", () => {
  expect(final(null)).toBe(LAST_PRIORITY);
  expect(final(new Date("2126-01-01T00:00:00Z"))).toBeLessThan(LAST_PRIORITY);
});

test("of two videos the one needed ten minutes earlier goes first, whenever each was asked for", () => {
  expect(final(new Date("2026-12-01T09:00:00Z"))).toBeLessThan(final(new Date("2026-12-01T09:10:00Z")));
  expect(final(new Date("2060-12-01T09:00:00Z"))).toBeLessThan(final(new Date("2060-12-01T09:10:00Z")));
});

test("every priority is one that the queue accepts", () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.constantFrom("draft", "final"), (neededAt, quality) => {
      const priority = priorityOf({ quality, neededAt });
      expect(Number.isInteger(priority)).toBe(true);
      expect(priority).toBeGreaterThanOrEqual(1);
      expect(priority).toBeLessThanOrEqual(2_097_151);
    }),
  );
});

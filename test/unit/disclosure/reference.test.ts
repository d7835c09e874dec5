import { describe, expect, test } from "vitest";
import { HOUR } from "#core/clock.ts";
import { issuePass, readPass, readReference } from "#disclosure/index.ts";
import { referenceFor } from "#disclosure/reference.ts";

const key = new Uint8Array(32).fill(7);

describe("the number of a report", () => {
  test("is the same for the same form, and another for every other", () => {
    const numbers = Array.from({ length: 2000 }, (_, index) => referenceFor(key, `form ${index}`));
    expect(new Set(numbers).size).toBe(2000);
    expect(referenceFor(key, "form 0")).toBe(numbers[0]);
    expect(referenceFor(new Uint8Array(32), "form 0")).not.toBe(numbers[0]);
    for (const number of numbers) expect(readReference(number)).toBe(number);
  });

  test.each([
    ["sc-7q4zk-0m2xb-r8t5n-w1c9d", "SC-7Q4ZK-0M2XB-R8T5N-W1C9D"],
    ["7Q4ZK0M2XBR8T5NW1C9D", "SC-7Q4ZK-0M2XB-R8T5N-W1C9D"],
    [" SC 7Q4ZK OM2XB R8T5N WIC9D ", "SC-7Q4ZK-0M2XB-R8T5N-W1C9D"],
    ["SC-7Q4ZK", null],
    ["SC-7Q4ZK-0M2XB-R8T5N-W1C9U", null],
    ["", null],
    ["x".repeat(1_000_000), null],
  ])("%.40s is read as %s", (typed, reference) => expect(readReference(typed)).toBe(reference));
});

describe("the pass of a form", () => {
  const now = new Date("2026-11-27T08:00:00Z");
  const later = (ms: number) => new Date(now.getTime() + ms);

  test("holds for a day, and for our key alone", () => {
    const pass = issuePass(key, now);
    expect(readPass(key, pass, later(24 * HOUR))).toEqual({ nonce: expect.any(String) });
    expect(readPass(key, pass, later(24 * HOUR + 1))).toBeNull();
    expect(readPass(key, pass, later(-1))).toBeNull();
    expect(readPass(new Uint8Array(32), pass, now)).toBeNull();
  });

  test("does not survive the change of any of its letters", () => {
    const pass = issuePass(key, now);
    for (let at = 0; at < pass.length; at += 1) {
      const other = pass[at] === "a" ? "b" : "a";
      const changed = readPass(key, pass.slice(0, at) + other + pass.slice(at + 1), now);
      expect(changed, `letter ${at}`).toBeNull();
    }
  });
});

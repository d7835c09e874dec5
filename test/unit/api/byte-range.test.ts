import { expect, test } from "vitest";
import { rangeOf } from "#api/public/byte-range.ts";

test.each([
  [undefined, "all"],
  ["", "all"],
  ["bytes=0-0", { start: 0, end: 0 }],
  ["bytes=4-7", { start: 4, end: 7 }],
  ["bytes=90-", { start: 90, end: 99 }],
  ["bytes=90-500", { start: 90, end: 99 }],
  ["bytes=-10", { start: 90, end: 99 }],
  ["bytes=-500", { start: 0, end: 99 }],
  ["bytes=-0", "beyond"],
  ["bytes=100-", "beyond"],
  ["bytes=100-200", "beyond"],
  ["bytes=7-4", "all"],
  ["bytes=-", "all"],
  ["bytes=0-1,5-6", "all"],
  ["bytes=a-b", "all"],
  ["items=0-1", "all"],
  ["bytes=99999999999999999999-", "all"],
])("of a file of 100 bytes, %j asks for %j", (header, asked) => {
  expect(rangeOf(header, 100)).toEqual(asked);
});

test("of an empty file nothing can be asked for in part", () => {
  expect(rangeOf("bytes=0-", 0)).toBe("beyond");
  expect(rangeOf(undefined, 0)).toBe("all");
});

import { expect, test } from "vitest";
import { retryAfterMs } from "#infra/channels/retry-after.ts";

const NOW = new Date("2026-12-01T09:00:00Z");

test.each([
  ["3600", 3_600_000],
  [" 0 ", 0],
  ["Tue, 01 Dec 2026 09:05:00 GMT", 300_000],
  ["Tue, 01 Dec 2026 08:00:00 GMT", 0],
])("Retry-After %j is %d ms", (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});

test.each([
  undefined,
  "",
  "soon",
  "-5",
  "1.5",
  "1e3",
  "99999999999",
  "604801",
  "2026-12-01",
  "Tue, 99 Foo 2026 09:05:00 GMT",
])("Retry-After %j is none to go by", (header) => {
  expect(retryAfterMs(header, NOW)).toBeUndefined();
});

import { expect, test } from "vitest";
import { type DeliveryState, type ReleaseState, releaseStateOf, whoFires } from "#releases/index.ts";

test.each<[deliveries: DeliveryState[], expected: ReleaseState]>([
  [["pending"], "releasing"],
  [["confirmed"], "released"],
  [["confirmed", "confirmed"], "released"],
  [["confirmed", "pending"], "partly_released"],
  [["confirmed", "failed"], "partly_released"],
  [["confirmed", "with_person"], "partly_released"],
  [["failed", "refused"], "failed"],
  [["failed", "unknown"], "releasing"],
  [["failed", "locked_out"], "releasing"],
  [["processing", "armed"], "releasing"],
])("deliveries that are %j make a release that is %s", (deliveries, expected) => {
  expect(releaseStateOf(deliveries, false)).toBe(expected);
});

test.each<[deliveries: DeliveryState[], expected: ReleaseState]>([
  [["confirmed"], "retracting"],
  [["retracted", "retracting"], "retracting"],
  [["retracted", "unknown"], "retracting"],
  [["retracted", "retracted"], "retracted"],
])("once it was taken down, deliveries that are %j make it %s", (deliveries, expected) => {
  expect(releaseStateOf(deliveries, true)).toBe(expected);
});

test("who fires is told: the platform once it is armed, otherwise we", () => {
  expect(whoFires({ state: "pending", firesAt: null })).toBe("us");
  expect(whoFires({ state: "armed", firesAt: new Date() })).toBe("platform");
  expect(whoFires({ state: "confirmed", firesAt: new Date() })).toBe("platform");
  expect(whoFires({ state: "confirmed", firesAt: null })).toBe("us");
});

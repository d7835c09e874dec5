import { expect, test } from "vitest";
import { missingApprovals } from "#reviews/index.ts";

const by = (kind: "accuracy" | "brand" | "language", personId = `a person for ${kind}`) => ({ kind, personId });

test.each([
  [[], ["accuracy", "brand"]],
  [[by("accuracy")], ["brand"]],
  [[by("brand")], ["accuracy"]],
  [[by("accuracy", "a"), by("accuracy", "b")], ["brand"]],
  [[by("language")], ["accuracy", "brand"]],
  [[by("accuracy"), by("brand")], []],
  [[by("brand"), by("language"), by("accuracy")], []],
])("after %j, %j is missing", (given, missing) => {
  expect(missingApprovals(given)).toEqual(missing);
});

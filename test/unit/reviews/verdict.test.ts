import { expect, test } from "vitest";
import { missingApprovals } from "#reviews/index.ts";
import { isInForce, mayDecide, objectionIn, reviewState } from "#reviews/verdict.ts";

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
  expect(missingApprovals(given, { isTranslated: false })).toEqual(missing);
});

test.each([
  [[], ["accuracy", "brand", "language"]],
  [[by("accuracy"), by("brand")], ["language"]],
  [[by("language")], ["accuracy", "brand"]],
  [[by("language"), by("brand"), by("accuracy")], []],
])("after %j, %j is missing of a translation", (given, missing) => {
  expect(missingApprovals(given, { isTranslated: true })).toEqual(missing);
});

test.each([
  ["accuracy", ["accuracy_reviewer"]],
  ["brand", ["brand_reviewer"]],
  ["language", ["translator", "accuracy_reviewer", "brand_reviewer"]],
] as const)("%s is decided by %j and nobody else", (kind, roles) => {
  const all = ["producer", "translator", "accuracy_reviewer", "brand_reviewer", "scheduler", "admin"] as const;
  expect(all.filter((role) => mayDecide(kind, [role])).sort()).toEqual([...roles].sort());
});

test("a decision counts only while its maker is here and still decides about that", () => {
  const person = { isActive: true, roles: ["brand_reviewer"] as const };
  expect(isInForce({ kind: "brand", person })).toBe(true);
  expect(isInForce({ kind: "accuracy", person })).toBe(false);
  expect(isInForce({ kind: "brand", person: { ...person, isActive: false } })).toBe(false);
});

test.each([
  [{ isCurrent: true, missing: [], openRequests: 0 }, "approved"],
  [{ isCurrent: true, missing: ["brand" as const], openRequests: 0 }, "open"],
  [{ isCurrent: true, missing: [], openRequests: 1 }, "changes_requested"],
  [{ isCurrent: false, missing: [], openRequests: 0 }, "void"],
])("a review of %j is %s", (facts, state) => {
  expect(reviewState(facts)).toBe(state);
});

test.each([
  [{ scriptState: "draft", openRequests: 0, openBlocking: 0 }, null],
  [{ scriptState: "changes_requested", openRequests: 0, openBlocking: 0 }, "changes to its script were asked for"],
  [{ scriptState: "approved", openRequests: 1, openBlocking: 0 }, "changes to it were asked for"],
  [{ scriptState: "approved", openRequests: 0, openBlocking: 2 }, "a blocking comment on it is open"],
])("%j: %s", (facts, objection) => {
  expect(objectionIn(facts)).toBe(objection);
});

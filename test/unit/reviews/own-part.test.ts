import { expect, test } from "vitest";
import type { Role } from "#access/index.ts";
import { ownPart } from "#reviews/own-part.ts";

const READY = { isCurrent: true, isDecidable: true, isTranslated: true, isAuthor: false, given: null };

test.each<[roles: Role[], facts: Partial<Parameters<typeof ownPart>[1]>, kinds: string[], because: string | null]>([
  [["accuracy_reviewer"], {}, ["accuracy", "language"], null],
  [["accuracy_reviewer"], { isTranslated: false }, ["accuracy"], null],
  [["translator"], {}, ["language"], null],
  [["translator"], { isTranslated: false }, [], "your roles decide about none of it"],
  [["accuracy_reviewer", "brand_reviewer"], { isTranslated: false }, ["accuracy", "brand"], null],
  [["producer", "scheduler", "admin"], {}, [], "your roles decide about none of it"],
  [["brand_reviewer"], { isAuthor: true }, [], "you wrote or edited it"],
  [["brand_reviewer"], { given: "brand" }, [], "you gave the brand approval"],
  [["brand_reviewer"], { isCurrent: false }, [], "the script has a newer version"],
  [
    ["brand_reviewer"],
    { isDecidable: false },
    [],
    "only a finished final render that passed its checks is decided about",
  ],
])("%j, when %j, decides about %j", (roles, facts, kinds, because) => {
  expect(ownPart(roles, { ...READY, ...facts })).toEqual({ kinds, because });
});

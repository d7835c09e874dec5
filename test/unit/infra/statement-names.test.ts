import { expect, test } from "vitest";
import { statementNames } from "#infra/database/statement-names.ts";

test("each text has one name, and no two have the same", () => {
  const nameOf = statementNames();
  const one = nameOf({ sql: "SELECT 1" });
  expect(nameOf({ sql: "SELECT 1" })).toBe(one);
  expect(nameOf({ sql: "SELECT 2" })).not.toBe(one);
  // Postgres cuts longer names without a word, and then two are one.
  expect(one.length).toBeLessThan(64);
});

test("texts without end get no names without end, and those that had one keep it", () => {
  const nameOf = statementNames();
  const names = Array.from({ length: 1000 }, (_, number) => nameOf({ sql: `SELECT ${number}` }));
  expect(new Set(names.filter((name) => name !== "")).size).toBe(400);
  expect(nameOf({ sql: "SELECT 3" })).toBe(names[3]);
  expect(nameOf({ sql: "SELECT 999" })).toBe("");
});

import { expect, test } from "vitest";
import { isDatabaseAway } from "#api/database-away.ts";

const failed = (message: string, facts: object = {}) => Object.assign(new Error(message), facts);
const raw = (cause: object) => failed("Raw query failed", { code: "P2010", meta: { driverAdapterError: { cause } } });

test.each([
  ["that Prisma cannot reach", failed("x", { code: "P1001" })],
  ["that refuses", failed("x", { code: "ECONNREFUSED" })],
  ["that cannot be reached for a statement of our own", raw({ kind: "DatabaseNotReachable" })],
  ["that is shut down in the middle of it", raw({ kind: "postgres", originalCode: "57P01" })],
  ["that has no connection left", raw({ kind: "postgres", originalCode: "53300" })],
  ["that goes in the middle of a transaction", failed("Connection terminated unexpectedly")],
])("a database %s is away", (_how, fault) => expect(isDatabaseAway(fault)).toBe(true));

test.each([
  ["a statement that is wrong", raw({ kind: "postgres", originalCode: "42601" })],
  ["a rule that it broke", raw({ kind: "postgres", originalCode: "23514" })],
  ["a fault of ours", failed("x is not a function")],
  ["nothing that was thrown", undefined],
])("%s is no database that is away", (_what, fault) => expect(isDatabaseAway(fault)).toBe(false));

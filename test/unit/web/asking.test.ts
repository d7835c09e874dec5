import { expect, test } from "vitest";
import { addressOf } from "#web/api/ask.ts";
import { nameOf, ProblemError, wordsOf } from "#web/api/problem.ts";
import { endWaiting, onWaiting, waitForSignIn, whyWaiting } from "#web/api/sign-in-again.ts";
import { spanOf } from "#web/api/span.ts";

test.each([
  ["", ""],
  ["/title", "title"],
  ["/scenes/0/title", "scenes 1 title"],
  ["/a~1b/~0c", "a/b ~c"],
])("the pointer %s is named %s", (pointer, name) => expect(nameOf(pointer)).toBe(name));

const problem = { type: "/problems/invalid-input", title: "Something in the request is wrong", status: 422 };

test("a refusal names each field and what is wrong with it", () => {
  const errors = [
    { pointer: "/reason", detail: "is missing" },
    { pointer: "/moves/1/wallTime", detail: "must be a local date and time" },
  ];
  expect(wordsOf({ ...problem, errors })).toBe("reason is missing; moves 2 wallTime must be a local date and time");
  expect(new ProblemError({ ...problem, errors }).fields).toEqual({
    reason: "is missing",
    "moves 2 wallTime": "must be a local date and time",
  });
});

test("a refusal without fields says its detail, else its title", () => {
  expect(wordsOf({ ...problem, detail: "It is past that." })).toBe("It is past that.");
  expect(wordsOf(problem)).toBe("Something in the request is wrong");
});

test("an address has its params in place, encoded, and only the queries that are said", () => {
  const address = addressOf(
    "/api/v1/slots/:slotId/move",
    { slotId: "a/b" },
    { wallTime: "2026-12-01T09:00", state: undefined },
  );
  expect(address).toBe("/api/v1/slots/a%2Fb/move?wallTime=2026-12-01T09%3A00");
});

test("whoever waits for a sign-in goes on once, all together", async () => {
  const told: (string | null)[] = [];
  const leave = onWaiting(() => told.push(whyWaiting()));
  const both = Promise.all([waitForSignIn("expired"), waitForSignIn("fresh")]);
  endWaiting(true);
  expect(await both).toEqual([true, true]);
  expect(told).toEqual(["expired", "expired", null]);
  leave();
});

test("a campaign is asked for whole, or around today where it is longer than may be asked", () => {
  const now = new Date("2027-06-01T12:00:00Z");
  expect(spanOf({ startsOn: "2026-10-06", endsOn: "2027-01-01" }, now)).toEqual({
    from: "2026-09-29T00:00:00.000Z",
    until: "2027-01-08T00:00:00.000Z",
  });
  const { from, until } = spanOf({ startsOn: "2026-01-01", endsOn: "2029-01-01" }, now);
  expect((Date.parse(until) - Date.parse(from)) / 86_400_000).toBe(400);
  expect(from < now.toISOString() && until > now.toISOString()).toBe(true);
});

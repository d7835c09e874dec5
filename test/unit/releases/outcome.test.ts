import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "#core/clock.ts";
import { type AfterTry, afterTry, type Outcome, type TryFacts } from "#releases/index.ts";

const NOW = new Date("2026-12-01T09:00:00Z");
const at = (ms: number) => new Date(NOW.getTime() + ms);
const SENT: TryFacts = {
  purpose: "send",
  outcome: { is: "live", permalink: "https://platform.example/1" },
  state: "sending",
  tries: 1,
  waitsMs: [15 * SECOND, MINUTE],
  canReadBack: true,
  mayHaveArrived: true,
  isTakenDown: false,
  now: NOW,
  sentAt: NOW,
  graceEndsAt: at(6 * HOUR),
};
const LOST: Outcome = { is: "lost", reason: "no answer" };
const notSent = (retryAfterMs?: number): Outcome => ({ is: "not_sent", reason: "busy", retryAfterMs });
const cases = (rows: [what: string, facts: Partial<TryFacts>, expected: Partial<AfterTry>][]) => rows;

describe("what a send came to", () => {
  test.each(
    cases([
      ["it can be seen", {}, { state: "confirmed", nextCheckAt: null, channel: "worked" }],
      [
        "the platform shows it by itself later",
        { outcome: { is: "armed", firesAt: at(HOUR) } },
        { state: "armed", nextCheckAt: at(HOUR + MINUTE) },
      ],
      [
        "the platform works on it",
        { outcome: { is: "processing" } },
        { state: "processing", nextCheckAt: at(30 * SECOND) },
      ],
      [
        "the platform works on it for over a day",
        { outcome: { is: "processing" }, sentAt: at(-DAY - 1), purpose: "look_up" },
        { state: "with_person", nextCheckAt: at(DAY) },
      ],
      ["a person has to do the rest", { outcome: { is: "with_person" } }, { state: "with_person" }],
      [
        "it did not arrive",
        { outcome: notSent() },
        { state: "pending", mayHaveArrived: false, nextCheckAt: at(15 * SECOND) },
      ],
      [
        "it did not arrive at the last try",
        { outcome: notSent(), tries: 3 },
        { state: "failed", mayHaveArrived: false },
      ],
      ["the channel asks to wait", { outcome: notSent(HOUR) }, { state: "pending", nextCheckAt: at(HOUR) }],
      ["the channel asks to wait past the slot's time", { outcome: notSent(7 * HOUR) }, { state: "failed" }],
      [
        "the channel refuses it",
        { outcome: { is: "refused", reason: "too long" } },
        { state: "refused", mayHaveArrived: false },
      ],
      [
        "the channel lets nobody in",
        { outcome: { is: "locked_out", reason: "expired" } },
        { state: "locked_out", mayHaveArrived: false, channel: "locked_out", nextCheckAt: at(6 * HOUR) },
      ],
      ["nobody knows", { outcome: LOST }, { state: "unknown", mayHaveArrived: true, nextCheckAt: at(15 * SECOND) }],
      [
        "nobody knows, and the channel cannot say",
        { outcome: LOST, canReadBack: false },
        { state: "with_person", mayHaveArrived: true },
      ],
    ]),
  )("%s", (_what, facts, expected) => {
    expect(afterTry({ ...SENT, ...facts })).toMatchObject(expected);
  });
});

describe("what a look-up came to", () => {
  const lookedUp: Partial<TryFacts> = { purpose: "look_up", state: "unknown" };
  test.each(
    cases([
      ["it is there", {}, { state: "confirmed" }],
      ["it is not there", { outcome: { is: "absent" } }, { state: "pending", mayHaveArrived: false, goesOn: true }],
      ["the platform had it and dropped it", { outcome: { is: "absent" }, state: "processing" }, { state: "failed" }],
      ["the channel does not answer", { outcome: notSent() }, { state: "unknown", mayHaveArrived: true }],
      ["the channel never answers", { outcome: LOST, tries: 3 }, { state: "with_person", mayHaveArrived: true }],
      [
        "the channel lets nobody in",
        { outcome: { is: "locked_out", reason: "expired" } },
        { state: "locked_out", mayHaveArrived: true },
      ],
    ]),
  )("%s", (_what, facts, expected) => {
    expect(afterTry({ ...SENT, ...lookedUp, ...facts })).toMatchObject(expected);
  });
});

describe("what was taken down while it was on its way", () => {
  test.each(
    cases([
      ["arrived, and is taken down next", {}, { state: "retracting", goesOn: true }],
      ["did not arrive, and is over", { outcome: notSent() }, { state: "retracted", nextCheckAt: null }],
      ["nobody knows of, and is looked up", { outcome: LOST }, { state: "unknown" }],
      [
        "is not there, and is not sent again",
        { purpose: "look_up", state: "unknown", outcome: { is: "absent" } },
        { state: "retracted" },
      ],
    ]),
  )("%s", (_what, facts, expected) => {
    expect(afterTry({ ...SENT, isTakenDown: true, ...facts })).toMatchObject(expected);
  });
});

describe("what taking it down came to", () => {
  const down: Partial<TryFacts> = { purpose: "take_down", state: "retracting", isTakenDown: true };
  test.each(
    cases([
      ["it is gone", { outcome: { is: "gone" } }, { state: "retracted", nextCheckAt: null }],
      [
        "the platform works on it",
        { outcome: { is: "processing" } },
        { state: "retracting", nextCheckAt: at(30 * SECOND) },
      ],
      [
        "only a person can",
        { outcome: { is: "with_person" } },
        { state: "retracting", task: { kind: "take_down", reason: expect.any(String) } },
      ],
      ["the channel does not answer", { outcome: LOST }, { state: "retracting", nextCheckAt: at(15 * SECOND) }],
      ["the channel never answers", { outcome: LOST, tries: 3 }, { state: "retracting", nextCheckAt: at(DAY) }],
    ]),
  )("%s", (_what, facts, expected) => {
    expect(afterTry({ ...SENT, ...down, ...facts })).toMatchObject(expected);
  });
});

test("whatever a channel says, nothing that may have arrived is set to be sent again", () => {
  const outcomes: Outcome[] = [LOST, notSent(), { is: "refused", reason: "" }, { is: "processing" }];
  for (const outcome of outcomes) {
    for (const state of ["unknown", "processing", "armed", "pending"] as const) {
      const after = afterTry({ ...SENT, purpose: "look_up", state, outcome });
      expect(after.state === "pending" && !after.mayHaveArrived).toBe(false);
    }
  }
});

import { describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "#core/clock.ts";
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
const cases = (rows: [what: string, facts: Partial<TryFacts>, expected: Partial<AfterTry>][]) => rows;

describe("what belongs beside a video that can be seen", () => {
  const live = (captionsMissing: string): Outcome => ({ is: "live", permalink: null, evidence: { captionsMissing } });
  test.each(
    cases([
      [
        "is sent later where the day had no room for it",
        { outcome: live("de") },
        { state: "confirmed", nextCheckAt: at(6 * HOUR), startsOver: true },
      ],
      ["is over when all of it is there", { purpose: "complete", outcome: live("") }, { nextCheckAt: null }],
      [
        "is tried again when it was not taken",
        { purpose: "complete", outcome: live("de") },
        { state: "confirmed", nextCheckAt: at(6 * HOUR) },
      ],
      [
        "never takes back what can be seen",
        { purpose: "complete", outcome: LOST },
        { state: "confirmed", nextCheckAt: at(6 * HOUR), mayHaveArrived: true },
      ],
      [
        "is a person's after a week",
        { purpose: "complete", outcome: live("de"), tries: 28 },
        { state: "confirmed", nextCheckAt: null, task: { kind: "deliver", reason: expect.any(String) } },
      ],
      [
        "is not sent to what is no longer there",
        { purpose: "complete", outcome: { is: "absent" } },
        { state: "confirmed", nextCheckAt: null, task: { kind: "confirm", reason: expect.any(String) } },
      ],
      [
        "is not sent once the release was taken down",
        { purpose: "complete", outcome: live("de"), isTakenDown: true },
        { state: "retracting", goesOn: true },
      ],
    ]),
  )("%s", (_what, facts, expected) => {
    expect(afterTry({ ...SENT, ...facts })).toMatchObject(expected);
  });
});

import { describe, expect, test } from "vitest";
import { movesBetween, SLOT_MOVES, SLOT_STATES, type SlotState, TERMINAL, UNRELEASED } from "#schedule/index.ts";

// Written out a second time on purpose: where a slot may go from where it stands.
const NEXT: Record<SlotState, SlotState[]> = {
  planned: ["planned", "scheduled", "held", "releasing", "missed", "skipped", "cancelled"],
  scheduled: ["scheduled", "held", "releasing", "missed", "skipped", "cancelled"],
  held: ["scheduled", "held", "releasing", "missed", "skipped", "cancelled"],
  releasing: ["released", "missed", "retracted"],
  released: ["retracted"],
  missed: [],
  skipped: [],
  cancelled: [],
  retracted: [],
};

test.each(SLOT_STATES)("a slot that is %s goes where the table says, and nowhere else", (from) => {
  expect(SLOT_STATES.filter((to) => movesBetween(from, to).length > 0)).toEqual(NEXT[from]);
});

test("what has ended stays: a slot leaves none of the terminal states, apart from being taken down", () => {
  expect(TERMINAL).toEqual(["released", "missed", "skipped", "cancelled", "retracted"]);
});

describe("who moves a slot", () => {
  test("nobody lets it out but the claim, or who has seen that it is out already", () => {
    for (const from of UNRELEASED) {
      expect(movesBetween(from, "releasing")).toMatchObject([{ permissions: ["release:claim", "release:reconcile"] }]);
    }
  });

  test("only who may retract takes it down, and says why", () => {
    expect(SLOT_MOVES.filter(({ to }) => to === "retracted")).toMatchObject([
      { permissions: ["release:retract"], needsReason: true },
    ]);
  });

  test("whatever keeps it from going out has a reason", () => {
    const stops = SLOT_MOVES.filter(({ to }) => ["held", "missed", "skipped", "cancelled"].includes(to));
    expect(stops.filter(({ needsReason }) => !needsReason)).toEqual([]);
  });
});

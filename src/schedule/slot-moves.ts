import type { Permission } from "#access/index.ts";

/** Where a slot can stand, in the order of its life. */
export const SLOT_STATES = [
  "planned",
  "scheduled",
  "held",
  "releasing",
  "released",
  "missed",
  "skipped",
  "cancelled",
  "retracted",
] as const;
export type SlotState = (typeof SLOT_STATES)[number];

/** Not claimed yet: it can still be moved, held, skipped and cancelled. */
export const UNRELEASED = ["planned", "scheduled", "held"] as const satisfies readonly SlotState[];

/** What becomes of a slot in one step: who may take it, and whether it needs a reason. */
export type SlotMove = {
  from: readonly SlotState[];
  to: SlotState;
  permissions: readonly Permission[];
  needsReason: boolean;
};

/** Every move there is. What is not listed is refused, here and by a trigger of the database. */
export const SLOT_MOVES: readonly SlotMove[] = [
  // Given a time by a person, or a later one by its schedule when its own lies in a blackout.
  { from: UNRELEASED, to: "scheduled", permissions: ["slot:move", "release:claim"], needsReason: false },
  // The clocks of its zone changed: it keeps its place and its wall time.
  { from: ["planned"], to: "planned", permissions: ["slot:retime"], needsReason: true },
  { from: ["scheduled"], to: "scheduled", permissions: ["slot:retime"], needsReason: true },
  { from: UNRELEASED, to: "held", permissions: ["release:claim", "slot:retime"], needsReason: true },
  { from: UNRELEASED, to: "releasing", permissions: ["release:claim", "release:reconcile"], needsReason: false },
  { from: UNRELEASED, to: "missed", permissions: ["release:claim"], needsReason: true },
  { from: UNRELEASED, to: "skipped", permissions: ["release:claim", "slot:skip", "pause:set"], needsReason: true },
  { from: UNRELEASED, to: "cancelled", permissions: ["slot:skip", "slot:plan", "slot:release-now"], needsReason: true },
  {
    from: ["releasing"],
    to: "released",
    permissions: ["release:deliver", "delivery:confirm", "release:reconcile"],
    needsReason: false,
  },
  { from: ["releasing"], to: "missed", permissions: ["release:deliver", "release:recover"], needsReason: true },
  { from: ["releasing", "released"], to: "retracted", permissions: ["release:retract"], needsReason: true },
];

/** The states that nothing leaves, apart from taking a release down. */
export const TERMINAL = SLOT_STATES.filter(
  (state) => !SLOT_MOVES.some(({ from, to }) => from.includes(state) && to !== "retracted"),
);

/** The ways from one state to another; none means that it is refused. */
export function movesBetween(from: SlotState, to: SlotState): SlotMove[] {
  return SLOT_MOVES.filter((move) => move.to === to && move.from.includes(from));
}

import type { Permission } from "#access/index.ts";
import type { ItemOf } from "../../api/calls.ts";
import type { Slot } from "../../api/slots.ts";

export type Act = "move" | "hold" | "lift" | "skip" | "release" | "retract" | "decide";
type Rights = { may: (permission: Permission, subject?: { state?: string }) => boolean; isHeld: boolean };

/** What every form of an act is given. */
export type ActParts = {
  slot: Slot;
  /** The wall time that was pointed at, where one was. */
  to: string | null;
  holds: readonly ItemOf<"get /api/v1/holds">[];
  done: () => void;
};

/** What somebody may do with a slot as it stands. */
export function actsFor({ state }: Pick<Slot, "state">, { may, isHeld }: Rights): Act[] {
  const acts: Act[] = [];
  const isAhead = ["planned", "scheduled", "held"].includes(state);
  if (may("slot:decide", { state })) acts.push("decide");
  if (may("slot:move", { state })) acts.push("move");
  if (isAhead && !isHeld && may("hold:place")) acts.push("hold");
  if (isHeld && may("hold:lift")) acts.push("lift");
  if (may("slot:skip", { state })) acts.push("skip");
  if (may("slot:release-now", { state })) acts.push("release");
  if (state === "released" && may("release:retract")) acts.push("retract");
  return acts;
}

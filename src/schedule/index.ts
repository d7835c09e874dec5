// Owns when an episode is due: zones, cadence, the plan of a campaign and its slots.
// Never releases anything, and never trusts the time-zone data of the machine it runs on.

export { nextFreeTurn } from "./next-free-turn.ts";
export { formatRollout } from "./print-rollout.ts";
export { type PlannedSlot, planRollout, type Rollout, type RolloutCampaign, type UnplacedEpisode } from "./rollout.ts";
export {
  movesBetween,
  SLOT_MOVES,
  SLOT_STATES,
  type SlotMove,
  type SlotState,
  TERMINAL,
  UNRELEASED,
} from "./slot-moves.ts";
export { timetableOf } from "./timetable-of.ts";
export { type ResolvedTime, resolveWallTime, wallTimeAt } from "./zones.ts";

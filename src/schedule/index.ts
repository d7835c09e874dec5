// Owns when an episode is due: zones, cadence, the plan of a campaign and its slots.
// Never releases anything, and never trusts the time-zone data of the machine it runs on.

export { type JitterBounds, jitterOf } from "./jitter.ts";
export { HORIZON_MS, type MaterialSchedule, materialise, type SlotTime } from "./materialise.ts";
export { nextFreeTurn } from "./next-free-turn.ts";
export type { PlannedEpisode, PlannedSlot, RolloutCampaign, RolloutEpisode, UnplacedEpisode } from "./plan.ts";
export { planCalendar } from "./plan-calendar.ts";
export { formatRollout } from "./print-rollout.ts";
export { type Move, type Replan, type ReplanRequest, replan, type StandingSlot } from "./replan.ts";
export { type Retiming, type Retimings, retimingsOf, type StoredSlot } from "./retimings.ts";
export { planRollout, type Rollout, type RolloutRequest } from "./rollout.ts";
export { rolloutCalendar } from "./rollout-calendar.ts";
export { rolloutCsv } from "./rollout-csv.ts";
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
export { type Timetable, type Turn, type TurnTime, turnsOf } from "./turns.ts";
export { type ResolvedTime, resolveWallTime, wallTimeAt } from "./zones.ts";

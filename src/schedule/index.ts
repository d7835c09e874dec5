// Owns when an episode is due: zones, cadence, the plan of a campaign and its slots.
// Never releases anything, and never trusts the time-zone data of the machine it runs on.

export { formatRollout } from "./print-rollout.ts";
export { type PlannedSlot, planRollout, type Rollout, type RolloutCampaign, type UnplacedEpisode } from "./rollout.ts";
export { type ResolvedTime, resolveWallTime, wallTimeAt } from "./zones.ts";

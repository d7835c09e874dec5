// Owns when turns come, as a rule on the clock: what may be written, and which wall times it names.
// Never knows a zone, a blackout or an episode.
export { type Cadence, cadenceSchema } from "./cadence.ts";
export { type ScheduleFault, type ScheduleReason, scheduleFaults } from "./reasons.ts";
export { wallTimesOf } from "./wall-times.ts";

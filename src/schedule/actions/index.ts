// What happens to schedules and slots. Apart from the door of facts, which knows no database.
export { type CalendarQuery, type CalendarSlot, findCalendar, findCalendarSlot } from "../calendar/store.ts";
export { findSchedule, listSchedules } from "../store.ts";
export { type BackfillEpisodes, backfillEpisodes } from "./backfill-episodes.ts";
export { type CancelSlot, cancelSlot } from "./cancel-slot.ts";
export { type ChangeSlot, type ChangeSlots, changeSlot, changeSlots } from "./change-slot.ts";
export { type CreateSchedule, createSchedule } from "./create-schedule.ts";
export { type DecideMissed, decideMissed } from "./decide-missed.ts";
export { type EditSchedule, editSchedule } from "./edit-schedule.ts";
export { type MaterialiseSlots, materialiseSlots, type Planned } from "./materialise-slots.ts";
export { type MoveSlot, moveSlot } from "./move-slot.ts";
export { type MoveSlots, moveSlots } from "./move-slots.ts";
export { type PlaceSlot, placeSlot } from "./place-slot.ts";
export { type MoveProposal, type ProposeMove, proposeMove } from "./propose-move.ts";
export { type ProposeRollout, proposeRollout } from "./propose-rollout.ts";
export { type ReleaseNow, releaseNow } from "./release-now.ts";
export { retimeSlots } from "./retime-slots.ts";
export { type SkipSlot, skipSlot } from "./skip-slot.ts";

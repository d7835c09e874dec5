// What happens to schedules and slots. Apart from the door of facts, which knows no database.
export { type BackfillEpisodes, backfillEpisodes } from "./backfill-episodes.ts";
export { type CancelSlot, cancelSlot } from "./cancel-slot.ts";
export { type ChangeSlot, changeSlot } from "./change-slot.ts";
export { type CreateSchedule, createSchedule } from "./create-schedule.ts";
export { type DecideMissed, decideMissed } from "./decide-missed.ts";
export { type EditSchedule, editSchedule } from "./edit-schedule.ts";
export { type MaterialiseSlots, materialiseSlots, type Planned } from "./materialise-slots.ts";
export { type MoveSlot, moveSlot } from "./move-slot.ts";
export { type PlaceSlot, placeSlot } from "./place-slot.ts";
export { type ReleaseNow, releaseNow } from "./release-now.ts";
export { retimeSlots } from "./retime-slots.ts";
export { type SkipSlot, skipSlot } from "./skip-slot.ts";

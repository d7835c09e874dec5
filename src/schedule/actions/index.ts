// What happens to schedules and slots. Apart from the door of facts, which knows no database.
export { type CreateSchedule, createSchedule } from "./create-schedule.ts";
export { type PlaceSlot, placeSlot } from "./place-slot.ts";

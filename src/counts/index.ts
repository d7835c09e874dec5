// Owns how often videos are started and loaded to their end, as sums of a day.
// Never keeps anything of a visitor: no address, no name, no cookie.
export { countPlay, type Play } from "./play.ts";
export { addSums, findSums } from "./store.ts";
export { type Counts, sumUp } from "./sums.ts";
export { type DaySum, openTally, type Tally } from "./tally.ts";

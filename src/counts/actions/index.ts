// What is read of the counts. Apart from the door of facts, which knows no database.
export { readCounts } from "./read-counts.ts";

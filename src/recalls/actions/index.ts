// What happens when a source changes. Apart from the door of facts, which knows no database.
export { type CarrierList, findCarriers } from "./find-carriers.ts";
export { type Recalled, type RecallSource, recallSource } from "./recall-source.ts";

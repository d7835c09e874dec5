// Owns what follows when a source changes: everything that carries a claim of it, in any stage.
// Never changes words, and never takes anything down itself: that is a person's task.
export { type Carrier, type CarrierCounts, countCarriers } from "./carriers.ts";
export { UnknownSourceError } from "./unknown-source.ts";

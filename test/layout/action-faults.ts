import { basename } from "node:path";
import type { Source } from "./sources.ts";
import { calledNames, exportedValues, parseSource } from "./syntax.ts";

/** What is wrong with a file that should be one action: one verb, under its own name. */
export function findActionFaults(source: Source): string[] {
  const verb = basename(source.path, ".ts").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const exported = exportedValues(parseSource(source));
  const [only] = exported;
  if (exported.length === 1 && only?.name === verb && only.isFunction) return [];
  return [`${source.path} exports ${exported.map(({ name }) => name).join(", ") || "nothing"}, not only ${verb}()`];
}

/** What is wrong with a file that opens a transaction: it must ask who acts and leave a record. */
export function findTransactionFaults(source: Source): string[] {
  const called = calledNames(parseSource(source));
  if (!called.has("ctx.transaction")) return [];
  const records = EVENTLESS.includes(basename(source.path)) ? [] : [["recordAudit", ...RECORDING]];
  return [["demand"], ...records]
    .filter((names) => !names.some((name) => called.has(name)))
    .map(([name]) => `${source.path} opens a transaction and never calls ${name}()`);
}

// Saying that one is still at it is nothing that happened.
const EVENTLESS = ["renew-leases.ts"];

// Steps that several actions share and that write the record themselves; they open no transaction of their own.
const RECORDING = [
  ...["changeSlot", "claimSlots", "endSlot", "insertManualSlot", "moveScript", "openSession", "planSlots"],
  ...["relocateSlot", "writeTries"],
];

import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

/** What a platform did for good, one line of JSON each, on disk before anyone hears of it. */
export function openLedger(path) {
  const file = openSync(path, "a");
  return {
    write: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
}

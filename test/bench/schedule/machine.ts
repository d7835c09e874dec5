import { cpus, loadavg, totalmem } from "node:os";
import { VERSION } from "#config/project.ts";

/** What the figures depend on besides the code; `load` is how many processes wanted a core in the last minute. */
export function readMachine() {
  return {
    sunnyCorner: VERSION,
    cores: cpus().length,
    processor: cpus()[0]?.model ?? "unknown",
    memoryBytes: totalmem(),
    node: process.version,
    load: loadavg()[0] ?? 0,
  };
}

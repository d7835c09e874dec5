import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { readFormat, refuseNewerFormat } from "#infra/database/folder-format.ts";
import { holderOf } from "#infra/database/folder-lock.ts";
import { type Check, fault, faultOf, ok, warning } from "./check.ts";

// Below the first a render may not fit, below the second hardly a row does.
const FEW_BYTES = 500_000_000;
const TOO_FEW_BYTES = 50_000_000;
const ELSEWHERE = "Choose another folder with DATA_DIR, or give this user the right to write there.";

/** The data folder: there or not yet, writable, of a known format, and who has it. */
export function checkFolder(dataDir: string): Check {
  const name = "Data folder";
  try {
    refuseNewerFormat(dataDir);
    const existing = nearestFolder(dataDir);
    if (!statSync(existing).isDirectory())
      return fault(name, `${existing} is a file`, "Choose a folder with DATA_DIR.");
    accessSync(existing, constants.W_OK);
    if (existing !== dataDir) return ok(name, `${dataDir}, not there yet: the first start makes it`);
    const holder = holderOf(dataDir);
    const use = holder === null ? "not in use" : `in use by process ${holder.pid}`;
    return ok(name, `${dataDir}, format ${readFormat(dataDir) ?? "not written yet"}, ${use}`);
  } catch (error) {
    return faultOf(name, error, ELSEWHERE);
  }
}

/** What is left on the disk of the data folder. */
export function checkDisk(dataDir: string, statfs = statfsSync): Check {
  const { bavail, bsize } = statfs(nearestFolder(dataDir));
  const free = bavail * bsize;
  const found = `${(free / 1e9).toFixed(1)} GB free`;
  const fix = "Make room on the disk, or choose a folder on another one with DATA_DIR.";
  if (free < TOO_FEW_BYTES) return fault("Disk", found, fix);
  return free < FEW_BYTES ? warning("Disk", `${found}, little for a render`, fix) : ok("Disk", found);
}

function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

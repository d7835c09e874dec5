import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "#core/errors.ts";

/** Layout of the data folder. Raised when an older program could no longer read it. */
const FOLDER_FORMAT = 1;

/** Writes the format into a new data folder. Throws CONFIGURATION when a newer program wrote an existing one. */
export function claimFormat(dataDir: string): void {
  if (readFormat(dataDir) !== null) {
    refuseNewerFormat(dataDir);
    return;
  }
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(formatFile(dataDir), `${FOLDER_FORMAT}\n`);
}

/** Throws CONFIGURATION when a newer program wrote the data folder; changes nothing. */
export function refuseNewerFormat(dataDir: string): void {
  const found = readFormat(dataDir);
  if (found === null || found <= FOLDER_FORMAT) return;
  throw new ConfigurationError(
    `The data folder ${dataDir} was written by a newer version of Sunny Corner (format ${found}, this one knows ${FOLDER_FORMAT}). Update the program, or choose another folder with DATA_DIR.`,
  );
}

/** The format of a data folder, null when none was written. */
export function readFormat(dataDir: string): number | null {
  try {
    const found = Number.parseInt(readFileSync(formatFile(dataDir), "utf8"), 10);
    return Number.isNaN(found) ? null : found;
  } catch {
    return null;
  }
}

function formatFile(dataDir: string): string {
  return join(dataDir, "format");
}

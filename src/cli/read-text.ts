import { readFileSync } from "node:fs";
import { InvalidInputError } from "#core/errors.ts";

/** The text of a file that was named on the command line. Throws INVALID_INPUT. */
export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new InvalidInputError(path, [{ path: "", message: reasonOf(error) }]);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "does not exist";
  return code === "EISDIR" ? "is a folder, not a file" : "cannot be read";
}

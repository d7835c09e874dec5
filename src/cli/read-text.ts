import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { InvalidInputError } from "#core/errors.ts";

/** The text of a file that was named on the command line. Throws INVALID_INPUT. */
export function readText(path: string): string {
  const content = readContent(path);
  // Decoding puts a question mark in the place of what is no letter, and nobody would notice.
  if (!isUtf8(content)) refuse(path, "is not text in UTF-8: save it again with that encoding");
  return content.toString("utf8");
}

function readContent(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    return refuse(path, reasonOf(error));
  }
}

function refuse(path: string, message: string): never {
  throw new InvalidInputError(path, [{ path: "", message }]);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "does not exist";
  return code === "EISDIR" ? "is a folder, not a file" : "cannot be read";
}

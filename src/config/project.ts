import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the installed program, whether it runs from sources or from `dist`. */
export const PROJECT_ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Version of the installed program. */
export const VERSION: string = JSON.parse(readFileSync(join(PROJECT_ROOT, "package.json"), "utf8")).version;

/** Absolute path of a file or folder that ships with the program. */
export function projectPath(...parts: string[]): string {
  return join(PROJECT_ROOT, ...parts);
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, "package.json")) && existsSync(join(folder, "prisma"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("The program's own folder was not found.");
  return findRoot(parent);
}

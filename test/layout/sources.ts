import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { projectPath } from "#config/project.ts";

export type Source = { path: string; text: string };

/** The files that people write under the given folders, by their path from the root of the project. */
export function readSources(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) => filesUnder(projectPath(folder)))
    .map((file) => ({ path: relative(projectPath(), file).split(sep).join("/"), file }))
    .filter(({ path }) => /\.(ts|tsx|mjs|css)$/.test(path) && !path.startsWith("src/generated/"))
    .map(({ path, file }) => ({ path, text: readFileSync(file, "utf8") }));
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "tsdown";
import type { TestProject } from "vitest/node";
import { projectPath } from "#config/project.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The program of `part/part.ts`. */
    part: string;
  }
}

/** Makes one plain program of `part/part.ts` for all tests, so that each process starts as fast as `sunny` does. */
export default async function bundlePart(project: TestProject): Promise<() => void> {
  // Below the project's own folder, where its packages are found.
  const folder = mkdtempSync(projectPath("node_modules", ".sunny-part-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await build({
      config: false,
      entry: { part: projectPath("test", "faults", "support", "part", "part.ts") },
      outDir: folder,
      format: "esm",
      platform: "node",
      target: "node20",
      dts: false,
      logLevel: "error",
    });
    project.provide("part", join(folder, "part.mjs"));
    return remove;
  } catch (error) {
    remove();
    throw error;
  }
}

import { existsSync } from "node:fs";
import { projectPath } from "#config/project.ts";
import { ConfigurationError } from "#core/errors.ts";

/** The browser that draws: the operator's, or the Chromium that came with npm. Throws CONFIGURATION when there is none. */
export function findBrowser(executable: string | undefined): string {
  if (executable !== undefined) {
    if (existsSync(executable)) return executable;
    throw new ConfigurationError(`BROWSER_EXECUTABLE names ${executable}, which does not exist.`);
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new ConfigurationError(
      "The bundled Chromium is for Linux on x64. Set BROWSER_EXECUTABLE to an installed Chrome or Chromium.",
    );
  }
  const unpacked = projectPath("dist", "browser", "chromium");
  if (existsSync(unpacked)) return unpacked;
  throw new ConfigurationError("The browser is not unpacked yet. Run: npm run build");
}

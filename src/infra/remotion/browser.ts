import { existsSync } from "node:fs";
import { projectPath } from "#config/project.ts";
import { ConfigurationError } from "#core/errors.ts";

/** Where the build unpacks the Chromium that comes with npm. */
export const BROWSER_FOLDER = projectPath("dist", "browser");

/** The browser that draws: the operator's, or the Chromium that came with npm. Throws CONFIGURATION when there is none. */
export function findBrowser(executable: string | undefined): string {
  if (executable !== undefined) {
    if (existsSync(executable)) return executable;
    throw new ConfigurationError(`BROWSER_EXECUTABLE names ${executable}, which does not exist.`);
  }
  if (process.platform !== "linux") {
    throw new ConfigurationError(
      "The bundled Chromium is for Linux. Set BROWSER_EXECUTABLE to an installed Chrome or Chromium.",
    );
  }
  const unpacked = projectPath("dist", "browser", "chromium");
  if (existsSync(unpacked)) return unpacked;
  throw new ConfigurationError("The browser is not unpacked yet. Run: npm run build");
}

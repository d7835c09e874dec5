import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { ConfigurationError } from "#core/errors.ts";

/** The browser that draws: the operator's, or the Chromium that came with npm, unpacked on first use. */
export async function findBrowser(executable: string | undefined): Promise<string> {
  if (executable !== undefined) {
    if (existsSync(executable)) return executable;
    throw new ConfigurationError(`BROWSER_EXECUTABLE names ${executable}, which does not exist.`);
  }
  if (process.platform !== "linux") {
    throw new ConfigurationError(
      "The bundled Chromium is for Linux. Set BROWSER_EXECUTABLE to an installed Chrome or Chromium.",
    );
  }
  return chromium.executablePath();
}

// Unpacks the Chromium that comes with npm, once a build. Elsewhere than on Linux there is none to unpack.
import { mkdirSync, rmSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { BROWSER_FOLDER } from "./browser.ts";

rmSync(BROWSER_FOLDER, { recursive: true, force: true });
mkdirSync(BROWSER_FOLDER, { recursive: true });
// The package unpacks into the temporary folder and takes whatever already lies there for its own.
process.env["TMPDIR"] = BROWSER_FOLDER;
if (process.platform === "linux") await chromium.executablePath();

// Unpacks the Chromium that comes with npm into the temporary folder, which the build points at its own.
// Elsewhere than on Linux with x64 there is none that would run.
import chromium from "@sparticuz/chromium";

if (process.platform === "linux" && process.arch === "x64") await chromium.executablePath();

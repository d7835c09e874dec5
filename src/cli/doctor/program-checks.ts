import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { projectPath, VERSION } from "#config/project.ts";
import { DAY } from "#core/clock.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { PAGE_FONTS } from "#gallery/pages/index.ts";
import { type Check, fault, ok, warning } from "./check.ts";

const BUILT = [
  "sunny.mjs",
  "render-host.mjs",
  "read-snapshot.mjs",
  "template.json",
  "identities.mjs",
  "frame-page/index.html",
];
const TOO_OLD_MS = 180 * DAY;

/** The program itself, and what it runs on. */
export function checkProgram(): Check[] {
  const missing = BUILT.filter((file) => !existsSync(projectPath("dist", file)));
  return [
    // An older Node is refused before anything of ours is loaded.
    ok("Node", `${process.versions.node} on ${process.platform} ${process.arch}`),
    missing.length === 0
      ? ok("Sunny Corner", `${VERSION}, built`)
      : fault("Sunny Corner", `${VERSION}, built without ${missing.join(", ")}`, "Run npm run build."),
  ];
}

/** The fonts of the public page and of the videos. */
export function checkFonts(): Check {
  const missing = PAGE_FONTS.filter(({ package: name, file }) => !existsSync(packageFile(name, `files/${file}`)));
  const bundle = projectPath("dist", "frame-page", "assets");
  const drawn = existsSync(bundle) ? readdirSync(bundle).filter((file) => file.endsWith(".woff2")) : [];
  if (missing.length > 0) return fault("Fonts", `${missing.map(({ file }) => file).join(", ")} missing`, "Run npm ci.");
  if (drawn.length === 0) return fault("Fonts", "none in the built video scenes", "Run npm run build.");
  return ok("Fonts", `${PAGE_FONTS.length} files for the page, ${drawn.length} for videos`);
}

function packageFile(name: string, file: string): string {
  return createRequire(projectPath("package.json")).resolve(`${name}/package.json`).replace("package.json", file);
}

/** The time-zone data that decides when a slot is due, and whether better is to be had. */
export function checkTimeZones(now: Date, nodeVersion = process.versions["tz"] ?? "none"): Check {
  const found = `${TZDB_VERSION} shipped, ${nodeVersion} in Node`;
  const fix = "Update Sunny Corner: countries change their clocks at short notice.";
  if (nodeVersion !== "none" && nodeVersion > TZDB_VERSION)
    return warning("Time zones", `${found}, which is newer`, fix);
  // A release bears only its year and a letter: older than this it is for certain.
  const yearEndsAt = Date.UTC(Number.parseInt(TZDB_VERSION, 10) + 1, 0);
  if (now.getTime() - yearEndsAt > TOO_OLD_MS) return warning("Time zones", `${found}, over half a year old`, fix);
  return ok("Time zones", found);
}

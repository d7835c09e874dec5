import colors from "picocolors";
import type { Config } from "#config/env.ts";
import type { Check } from "../doctor/check.ts";
import { checkDatabase } from "../doctor/database-checks.ts";
import { checkBrowser, checkFfmpeg, checkIsolation, checkVoice } from "../doctor/drawing-checks.ts";
import { checkDisk, checkFolder } from "../doctor/folder-checks.ts";
import { checkFonts, checkProgram, checkTimeZones } from "../doctor/program-checks.ts";
import { checkQueue } from "../doctor/queue-check.ts";
import { EXIT } from "../exit.ts";

export type DoctorOptions = { json?: boolean };

/** Looks at everything the program needs and changes nothing; the exit code says whether anything would stop it. */
export async function doctor(options: DoctorOptions, config: Config): Promise<void> {
  const checks = [
    ...checkProgram(),
    checkFolder(config.dataDir),
    checkDisk(config.dataDir),
    ...(await checkDatabase(config)),
    await checkQueue(config.redisUrl),
    await checkBrowser(config.browserExecutable),
    checkIsolation(),
    await checkFfmpeg(),
    await checkVoice(),
    checkFonts(),
    checkTimeZones(new Date()),
  ];
  const isWell = checks.every(({ state }) => state !== "fault");
  const text = options.json ? JSON.stringify({ ok: isWell, checks }) : print(checks);
  process.stdout.write(`${text}\n`);
  if (!isWell) process.exitCode = EXIT.configuration;
}

function print(checks: Check[]): string {
  const { green, yellow, red, dim } = colors.createColors(colors.isColorSupported && process.stdout.isTTY === true);
  const marks = { ok: green("✓"), warning: yellow("!"), fault: red("✗") };
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .flatMap((check) => {
      const line = `${marks[check.state]} ${check.name.padEnd(width)}  ${check.found}`;
      return check.state === "ok" ? [line] : [line, `${" ".repeat(width + 4)}${dim("Fix:")} ${check.fix}`];
    })
    .join("\n");
}

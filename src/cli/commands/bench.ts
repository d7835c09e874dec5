import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { projectPath } from "#config/project.ts";
import { ConfigurationError } from "#core/errors.ts";
import { EXIT } from "../exit.ts";

export type BenchOptions = Record<string, string | boolean>;

/** Measures a part of the program, in a process that the program does not load. Answers its exit code. */
export async function bench(part: "render" | "schedule" | "api" | "public", options: BenchOptions): Promise<number> {
  const built = projectPath("dist", "bench.mjs");
  if (!existsSync(built)) throw new ConfigurationError("The benchmark is not built yet. Run: npm run build");
  const child = spawn(process.execPath, [built, part, JSON.stringify(options)], { stdio: "inherit" });
  // Ctrl-C reaches it too: it stops what it started, and this process waits for that.
  const wait = () => {};
  const pass = () => child.kill("SIGTERM");
  process.on("SIGINT", wait).on("SIGTERM", pass);
  try {
    const [code] = await once(child, "exit");
    return typeof code === "number" ? code : EXIT.failed;
  } finally {
    process.off("SIGINT", wait).off("SIGTERM", pass);
  }
}

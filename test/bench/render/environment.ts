import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { projectPath, VERSION } from "#config/project.ts";
import { run } from "#infra/ffmpeg/run.ts";
import { browserOf } from "./picture-settings.ts";

export type Environment = Awaited<ReturnType<typeof readEnvironment>>;

/** What the figures depend on besides the code. */
export async function readEnvironment(browserExecutable: string | undefined) {
  const ffmpeg = await run("ffmpeg", ["-version"]);
  return {
    sunnyCorner: VERSION,
    cores: cpus().length,
    processor: cpus()[0]?.model ?? "unknown",
    memoryBytes: totalmem(),
    node: process.version,
    remotion: versionOf("@remotion/renderer"),
    chromium: execFileSync(browserOf(browserExecutable), ["--version"], { encoding: "utf8" }).trim(),
    ffmpeg: ffmpeg.out.split("\n")[0]?.split(" ")[2] ?? "unknown",
  };
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(projectPath("node_modules", name, "package.json"), "utf8")).version;
}

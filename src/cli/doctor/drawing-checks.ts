import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { SECOND } from "#core/clock.ts";
import { findBrowser } from "#infra/drawing/browser.ts";
import { withoutNetwork } from "#infra/drawing/without-network.ts";
import { ffmpegFolder, run } from "#infra/ffmpeg/run.ts";
import { digestFile } from "#infra/files/disk-store.ts";
import { openNarrator } from "#infra/voice/narrator.ts";
import { type Check, fault, faultOf, ok, warning } from "./check.ts";

const ENCODERS = ["libx264", "aac"];

/** The browser that draws the frames: started once, for its version. */
export async function checkBrowser(executable: string | undefined): Promise<Check> {
  let path: string | undefined;
  try {
    path = findBrowser(executable);
    const { stdout } = await promisify(execFile)(path, ["--version"], { timeout: 20 * SECOND });
    return ok("Browser", `${stdout.trim()} in ${path}`);
  } catch (error) {
    if (path === undefined)
      return faultOf("Browser", error, "Run npm run build, or set BROWSER_EXECUTABLE to a Chrome.");
    const fix =
      executable === undefined
        ? `Delete ${dirname(path)} and run npm run build, or set BROWSER_EXECUTABLE to an installed Chrome.`
        : "Set BROWSER_EXECUTABLE to a Chrome or Chromium, or unset it to use the one from npm.";
    return fault("Browser", `${path} does not start (${reasonOf(error)})`, fix);
  }
}

/** Whether what is drawn can be kept from the network. */
export function checkIsolation(): Check {
  if (withoutNetwork() !== null) return ok("Network", "renders have none");
  const fix = "On Linux, allow user namespaces; else run workers in a container without a network.";
  return warning("Network", "this machine cannot start renders without one", fix);
}

/** The ffmpeg that came with Remotion, and what we need of it. */
export async function checkFfmpeg(): Promise<Check> {
  const fix = "Run npm ci on this machine: npm chooses the ffmpeg of its platform.";
  try {
    const { out: about } = await run("ffmpeg", ["-version"]);
    const { out: listed } = await run("ffmpeg", ["-hide_banner", "-encoders"]);
    const version = /ffmpeg version (\S+)/.exec(about)?.[1] ?? "of unknown version";
    const missing = ENCODERS.filter((name) => !new RegExp(`^ \\S+ ${name} `, "m").test(listed));
    if (missing.length > 0) return fault("ffmpeg", `${version} without ${missing.join(" and ")}`, fix);
    return ok("ffmpeg", `${version} with ${ENCODERS.join(" and ")} in ${ffmpegFolder()}`);
  } catch (error) {
    return faultOf("ffmpeg", error, fix);
  }
}

/** The voice that speaks where nobody recorded one: asked for one word. */
export async function checkVoice(): Promise<Check> {
  const fix = "Run npm ci; without it, render with --no-voice or record the narration.";
  const folder = await mkdtemp(join(tmpdir(), "sunny-doctor-"));
  try {
    const keep = async (path: string) => ({ sha256: await digestFile(path), bytes: 0 });
    const scenes = [{ id: "hello", narration: "Hello." }];
    const { signal } = new AbortController();
    const [take] = await openNarrator({ keep, workDir: folder }).narrate({ locale: "en", scenes, signal });
    if (take === undefined) return fault("Voice", "it says nothing", fix);
    return ok("Voice", `${take.voice} for English; other languages have the voices that are recorded`);
  } catch (error) {
    return faultOf("Voice", error, fix);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// What the program said last tells more than that its command failed.
function reasonOf(error: unknown): string {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n").at(-1) : "";
  return said || (error instanceof Error ? error.message : String(error));
}

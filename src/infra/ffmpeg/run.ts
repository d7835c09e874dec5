import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { RenderFailedError } from "#core/errors.ts";

type Binary = "ffmpeg" | "ffprobe";

let found: string | undefined;

/** Where Remotion's own ffmpeg lies: its npm package is chosen by platform. */
export function ffmpegFolder(): string {
  // Asking the platform takes some ten milliseconds, and a video starts ffmpeg dozens of times.
  found ??= findFolder();
  return found;
}

function findFolder(): string {
  const require = createRequire(import.meta.url);
  const name = `@remotion/compositor-${process.platform}-${process.arch}${libcSuffix()}`;
  return dirname(require.resolve(`${name}/package.json`, { paths: [require.resolve("@remotion/renderer")] }));
}

function libcSuffix(): string {
  if (process.platform === "win32") return "-msvc";
  if (process.platform !== "linux") return "";
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime === undefined ? "-musl" : "-gnu";
}

/** Starts ffmpeg or ffprobe; `signal` kills it. Its libraries lie beside it. */
export function start(binary: Binary, args: string[], signal?: AbortSignal) {
  const folder = ffmpegFolder();
  const env = { ...process.env, LD_LIBRARY_PATH: folder, DYLD_LIBRARY_PATH: folder };
  return spawn(join(folder, binary), args, { cwd: folder, env, signal, killSignal: "SIGKILL", stdio: "pipe" });
}

/** Runs it to its end and returns what it said on stdout and stderr. Throws RENDER_FAILED. */
export async function run(binary: Binary, args: string[], signal?: AbortSignal): Promise<{ out: string; err: string }> {
  const child = start(binary, args, signal);
  child.stdin.end();
  return finish(binary, child);
}

/**
 * Waits for the end of a started child. Throws RENDER_FAILED with the last lines it said.
 * What it writes to stdout goes to `take` when there is one, and is kept as text otherwise.
 */
export function finish(
  binary: Binary,
  child: ReturnType<typeof start>,
  take?: (chunk: Buffer) => void,
): Promise<{ out: string; err: string }> {
  return new Promise((resolve, reject) => {
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => {
      if (take) take(chunk);
      else out += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      err = (err + chunk).slice(-20_000);
    });
    child.once("error", (error) =>
      reject(new RenderFailedError("interrupted", `${binary} was stopped`, { cause: error })),
    );
    child.once("close", (code, killedBy) => {
      if (code === 0) resolve({ out, err });
      else reject(failure(binary, code, killedBy, err));
    });
  });
}

function failure(binary: Binary, code: number | null, killedBy: NodeJS.Signals | null, err: string) {
  if (/no space left/i.test(err)) return new RenderFailedError("disk_full", "The disk is full.");
  const lastLines = err.trim().split("\n").slice(-3).join(" ");
  return new RenderFailedError(
    killedBy === null ? "encoder" : "interrupted",
    `${binary} ended with ${killedBy ?? `code ${code}`}: ${lastLines}`,
  );
}

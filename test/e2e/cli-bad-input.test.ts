import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { expectRefusal, newFolder, sunny } from "./run-sunny.ts";

const SCRIPT = projectPath("videos", "scripts", "three-random-words", "en.yaml");
const script = readFileSync(SCRIPT, "utf8");

function fileOf(text: string): string {
  const path = join(newFolder(), "en.yaml");
  writeFileSync(path, text);
  return path;
}

const render = (path: string, ...rest: string[]) =>
  sunny(["render", path, "--out", join(newFolder(), "video.mp4"), ...rest]);

describe("a script that cannot be rendered is named", () => {
  test("when it does not exist", async () => {
    expectRefusal(await render("nowhere.yaml"), { code: 65, says: /^nowhere\.yaml: does not exist$/m });
  });

  test("when it is a folder", async () => {
    const folder = newFolder();
    expectRefusal(await render(folder), { code: 65, says: /is a folder, not a file/ });
  });

  test("with the line at which it stops being YAML", async () => {
    const lines = script.split("\n");
    lines[6] = "scenes: [unclosed";
    const path = fileOf(lines.join("\n"));
    const ended = await render(path);
    expect(ended.code).toBe(65);
    expect(ended.err).toMatch(/en\.yaml:\d+:\d+: is not valid YAML/);
  });

  test("with the line and the field that is wrong", async () => {
    const at = script.split("\n").findIndex((line) => line.startsWith("locale:")) + 1;
    const path = fileOf(script.replace(/^locale:.*$/m, "locale: English"));
    expectRefusal(await render(path), {
      code: 65,
      says: new RegExp(`en\\.yaml:${at}:\\d+: locale: must be a language`),
    });
  });

  test("with a field that no script has", async () => {
    expectRefusal(await render(fileOf(`${script}\nmodd: sunny\n`)), { code: 65, says: /modd: is not a known field/ });
  });

  test("when it is not text at all", async () => {
    const path = fileOf("\0\u0001\u0002");
    const ended = await render(path);
    expect(ended.code).toBe(65);
    expect(ended.err).toContain(path);
  });

  test("when its language has no file beside it", async () => {
    expectRefusal(await render(SCRIPT, "--locale", "cy"), { code: 65, says: /there is no cy\.yaml beside it/ });
  });
});

describe("a place where no video can go is refused before any work", () => {
  const renderTo = (out: string) => sunny(["render", SCRIPT, "--out", out]);

  test("a folder that does not exist", async () => {
    const out = join(newFolder(), "nowhere", "video.mp4");
    expectRefusal(await renderTo(out), { code: 1, says: /The folder .*nowhere does not exist\. .*--out/ });
    expect(existsSync(join(out, ".."))).toBe(false);
  });

  test("below a file", async () => {
    expectRefusal(await renderTo(join(fileOf("x"), "video.mp4")), { code: 1, says: /is not a folder\. .*--out/ });
  });

  test("a folder", async () => {
    const folder = newFolder();
    expectRefusal(await renderTo(folder), { code: 1, says: /is a folder\. .*--out/ });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.runIf(existsSync("/dev/full"))("a device, which stays what it is", async () => {
    expectRefusal(await renderTo("/dev/full"), { code: 1, says: /\/dev\/full is not a plain file\. .*--out/ });
    expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
  });

  test.runIf(existsSync("/proc/self"))("a folder in which nothing can be made", async () => {
    expectRefusal(await renderTo("/proc/video.mp4"), { code: 1, says: /The folder \/proc cannot be written .*--out/ });
  });
});

describe("wrong words on the command line end with 64 and where to look", () => {
  test.each([
    ["an unknown command", ["reder"], /unknown command 'reder'. \(Did you mean render\?\)|Unknown command 'reder'/],
    ["an unknown option", ["serve", "--prot", "80"], /Unknown option '--prot'/],
    ["a word too many", ["doctor", "now"], /Too many arguments/],
    ["a missing file name", ["plan"], /Missing required argument 'campaign\.yaml'/],
    ["a missing --out", ["render", SCRIPT], /--out <file\.mp4>' not specified/],
    ["an unknown format", ["render", SCRIPT, "-o", "x.mp4", "--format", "tall"], /vertical, square, landscape/],
    ["an unknown quality", ["render", SCRIPT, "-o", "x.mp4", "--quality", "best"], /draft, final/],
    [
      "a language that is none",
      ["render", SCRIPT, "-o", "x.mp4", "--locale", "../en"],
      /--locale \.\.\/en: must be a language/,
    ],
  ])("%s", async (_, args, says) => {
    expectRefusal(await sunny(args), { code: 64, says });
  });

  test.each([
    ["serve", "serv"],
    ["restore", "restor"],
  ])("the hint says %s for %s", async (right, wrong) => {
    expectRefusal(await sunny([wrong]), { code: 64, says: new RegExp(`Did you mean ${right}\\?.*See: sunny --help`) });
  });
});

describe("output that cannot be written", () => {
  test.runIf(existsSync("/dev/full"))("is said in one line, not lost in silence", async () => {
    const { code, err } = await throughShell('"$@" > /dev/full');
    expect(err).toMatch(/^The output could not be written: ENOSPC[^\n]*\n$/);
    expect(code).toBe(1);
  });

  test("is no fault when the reader has seen enough", async () => {
    const { code, err } = await throughShell('{ "$@"; echo "code $?" >&2; } | true');
    expect(err).toBe("code 0\n");
    expect(code).toBe(0);
  });
});

async function throughShell(line: string): Promise<{ code: number | null; err: string }> {
  const { spawn } = await import("node:child_process");
  const bin = projectPath("src", "cli", "bin.mjs");
  const campaign = projectPath("videos", "campaigns", "sunny-corner-2026.yaml");
  const child = spawn("sh", ["-c", line, "sh", process.execPath, bin, "plan", campaign, "--json"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, err })));
}

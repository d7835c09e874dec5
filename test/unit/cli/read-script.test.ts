import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { InvalidInputError } from "#core/errors.ts";
import { readAssets } from "../../../src/cli/read-assets.ts";
import { readScript } from "../../../src/cli/read-script.ts";
import { yaml } from "../scripts/three-random-words.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sunny-read-"));
  mkdirSync(join(folder, "scripts", "three-random-words"), { recursive: true });
  mkdirSync(join(folder, "figures"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string): string {
  const file = join(folder, "scripts", "three-random-words", "en.yaml");
  writeFileSync(file, text);
  return file;
}

test("a script finds its numbers two folders up, where the series has them", () => {
  writeFileSync(join(folder, "figures", "report.yaml"), "title: N\nasOf: 2026-10-31\nfigures: { bugs: 1200 }\n");
  const file = write(
    yaml.replace("nextCheckOn:", "figures: report\nnextCheckOn:").replace("title: Use three", 'title: "{bugs}"\n    #'),
  );
  expect(readScript(file).script.scenes[0]).toMatchObject({ title: "1,200" });
});

test("numbers that are not there are refused with the line that asks for them", () => {
  const file = write(yaml.replace("nextCheckOn:", "figures: nowhere\nnextCheckOn:"));
  expect(() => readScript(file)).toThrow(InvalidInputError);
  expect(() => readScript(file)).toThrow(/^.*en\.yaml:\d+:1: figures: .*nowhere\.yaml/);
});

test("a script without files of its own needs none", async () => {
  const file = write(yaml);
  expect(await readAssets(file, readScript(file))).toEqual({ assets: [], paths: {} });
});

test("each file that a script names and that cannot be used is told by its scene", async () => {
  const file = write(
    yaml
      .replace("    kind: hook\n", "    kind: hook\n    recording: media/hook.wav\n")
      .replace("    kind: tip\n", "    kind: tip\n    recording: media/tip.wav\n"),
  );
  const refused = readAssets(file, readScript(file));
  await expect(refused).rejects.toThrow(InvalidInputError);
  await expect(refused).rejects.toMatchObject({
    issues: [{ path: "scenes.0.recording" }, { path: "scenes.3.recording" }],
  });
});

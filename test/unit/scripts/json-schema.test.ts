import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { projectPath } from "#config/project.ts";
import { scriptJsonSchema } from "#scripts/index.ts";

const SCRIPTS = projectPath("videos", "scripts");
const FILE = projectPath("docs", "script.schema.json");
const committed = JSON.parse(readFileSync(FILE, "utf8"));
// A date has a pattern beside its format, so that no checker needs to know formats.
const isValid = new Ajv({ formats: { date: true } }).compile(committed);

const scripts = readdirSync(SCRIPTS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
const read = (name: string) => parse(readFileSync(join(SCRIPTS, name), "utf8"));

test("the schema in docs is the program's: sunny schema > docs/script.schema.json", () => {
  expect(committed).toEqual(scriptJsonSchema());
});

test.each(scripts)("an editor finds nothing wrong with %s", (name) => {
  isValid(read(name));
  expect(isValid.errors).toBeNull();
});

describe("an editor sees", () => {
  const wrong = (change: (script: Record<string, unknown>, scene: Record<string, unknown>) => void) => {
    const script = read("three-random-words/en.yaml");
    change(script, script.scenes[0]);
    return isValid(script);
  };

  test("nothing wrong with what was not changed", () => {
    expect(wrong(() => {})).toBe(true);
  });

  test.each<[string, (script: Record<string, unknown>, scene: Record<string, unknown>) => void]>([
    ["a field that no script has", (script) => Object.assign(script, { mood: "sunny" })],
    ["a field that no scene of its kind has", (_, scene) => Object.assign(scene, { body: "More words." })],
    ["a kind of scene that there is not", (_, scene) => Object.assign(scene, { kind: "song" })],
    ["a title over its limit", (_, scene) => Object.assign(scene, { title: "x".repeat(43) })],
    ["an empty narration", (_, scene) => Object.assign(scene, { narration: "" })],
    ["a scene without its title", (_, scene) => delete scene["title"]],
    ["a language that is none", (script) => Object.assign(script, { locale: "English" })],
    ["a day that is none", (script) => Object.assign(script, { nextCheckOn: "2027-02-30" })],
    ["a number where words belong", (script) => Object.assign(script, { title: 7 })],
    ["no scene at all", (script) => Object.assign(script, { scenes: [] })],
    ["a length that cannot be", (_, scene) => Object.assign(scene, { seconds: 1 })],
    ["a file outside its folder", (_, scene) => Object.assign(scene, { recording: "../robin.wav" })],
    ["a rule that there is not", (script) => Object.assign(script, { suppressions: [{ rule: "W6" }] })],
  ])("%s", (_, change) => {
    expect(wrong(change)).toBe(false);
  });

  test("a title of 42 characters beyond the first plane as one of 42", () => {
    expect(wrong((_, scene) => Object.assign(scene, { title: "🌻".repeat(42) }))).toBe(true);
    expect(wrong((_, scene) => Object.assign(scene, { title: "🌻".repeat(43) }))).toBe(false);
  });
});

test("where a figure is named, its line is measured by the program, after the number is put in", () => {
  const script = read("our-transparency-report/en.yaml");
  const scene = script.scenes.find(({ kind }: { kind: string }) => kind === "chart");
  Object.assign(scene.bars[0], { shown: "{a-figure-with-a-long-name}", value: "{a-figure-with-a-long-name.value}" });
  expect(isValid(script)).toBe(true);
  Object.assign(scene.bars[0], { value: "many" });
  expect(isValid(script)).toBe(false);
});

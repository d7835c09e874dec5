import { describe, expect, test } from "vitest";
import { parseScript } from "#scripts/index.ts";
import { findPace } from "../../../src/cli/lint/find-fit.ts";
import { type LintGround, lintFile, type ReadFile } from "../../../src/cli/lint/lint-file.ts";
import { describeLint } from "../../../src/cli/lint/words.ts";
import { yaml } from "../scripts/three-random-words.ts";

const GROUND: LintGround = { profile: "house", on: "2026-12-01", sources: [], consents: [] };
const fileOf = (text: string, file = "en.yaml"): ReadFile => ({
  file,
  text,
  script: parseScript({ text, source: file }),
});
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

const old = yaml.replace("body: Use a passkey where one is offered.", "body: Change it every 90 days.");
const letPass = `${old}
suppressions:
  - rule: E01
    scene: for-the-few
    reason: It is quoted
    reviewer: Rosa
`;

describe("what is found in a file", () => {
  const late = {
    rule: "F01",
    severity: "warning",
    path: "scenes.4.narration",
    says: "is quick",
    instead: "–",
  } as const;

  test("comes with its line, words and pictures together, in the order of the file", () => {
    const { findings } = lintFile(fileOf(old), [], GROUND, [late]);
    const told = findings.filter(({ rule }) => rule === "E01" || rule === "F01");
    expect(told.map(({ rule, line }) => [rule, line])).toEqual([
      ["E01", lineOf(old, "body: Change it")],
      ["F01", lineOf(old, "narration: Give your email")],
    ]);
    expect(findings.map(({ line }) => line)).toEqual(findings.map(({ line }) => line).toSorted((a, b) => a - b));
  });

  test("is compared with the same episode in another language only", () => {
    const file = fileOf(yaml);
    const german = fileOf(yaml.replace("locale: en", "locale: de").replace("five to seven", "5"), "de.yaml");
    const other = fileOf(yaml.replace("episode: three-random-words", "episode: another"), "other.yaml");
    expect(lintFile(file, [file, other], GROUND, []).rulesNotRun).toContain("W11");
    const compared = lintFile(file, [file, german, other], GROUND, []);
    expect(compared.rulesRun).toContain("W11");
    expect(compared.findings.map(({ rule }) => rule)).toContain("W11");
  });

  test("and was let pass stays in sight, with its line, its reviewer and the reason", () => {
    const linted = lintFile(fileOf(letPass), [], GROUND, []);
    expect(linted.findings.map(({ rule }) => rule)).not.toContain("E01");
    expect(linted.suppressed).toMatchObject([{ rule: "E01", line: lineOf(letPass, "body: Change it") }]);
    const totals = { profile: "house", on: "2026-12-01", errors: 0, warnings: 0 } as const;
    expect(describeLint([linted], totals, findPace([]))).toContain("  suppressed  E01  by Rosa: It is quoted");
  });
});

test("the sum says what was looked at, and what was not", () => {
  const files = [fileOf(yaml)];
  const totals = { profile: "nist", on: "2026-12-01", errors: 1, warnings: 2 } as const;
  const linted = files.map((file) => lintFile(file, files, GROUND, []));
  const timed = describeLint(linted, totals, findPace(files)).split("\n");
  expect(timed.slice(-3)).toEqual([
    expect.stringMatching(/^en\.yaml: \d+ rules run, not run: W11$/),
    "3 storyboards timed; nothing drawn: --fit also measures every line",
    "1 script, profile nist, as of 2026-12-01: 1 error, 2 warnings",
  ]);
  const drawn = describeLint(linted, totals, { ...findPace(files), scenes: 15, lines: 60 });
  expect(drawn).toContain("3 storyboards timed, 15 scenes drawn, 60 lines measured");
});

test("a fault of a script's pace is told once, not once a format", () => {
  const text = yaml.slice(0, yaml.indexOf("  - id: pick-by-chance")).concat(yaml.slice(yaml.indexOf("claims:")));
  const files = [fileOf(text)];
  const [file] = files;
  if (!file) throw new Error("There is a file.");
  expect(findPace(files).findingsOf(file)).toMatchObject([{ rule: "F04", path: "scenes" }]);
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { expectRefusal, newFolder, sunny } from "./run-sunny.ts";

const SCRIPT = projectPath("videos", "scripts", "three-random-words", "en.yaml");
const HOOK = "Need a password you can remember? Use three random words.";
// Sources were read in 2026; on this day they are neither unread nor old.
const DAY = ["--on", "2026-12-01"];

function scriptOf(change: (text: string) => string): string {
  const path = join(newFolder(), "en.yaml");
  writeFileSync(path, change(readFileSync(SCRIPT, "utf8")));
  return path;
}

const saying = (text: string) => scriptOf((yaml) => yaml.replace(`narration: ${HOOK}`, `narration: ${text}`));
const rotation = () => saying("Breathe. Change your password every 90 days.");

test("a script that is right is clean, with the count of rules that were run", async () => {
  const { code, out, err } = await sunny(["lint", SCRIPT, ...DAY]);
  expect(out).toContain(`${SCRIPT}: 22 rules run, not run: E13, W11\n`);
  expect(out).toMatch(/^1 script, profile house, as of 2026-12-01: 0 errors, 0 warnings$/m);
  expect([code, err]).toEqual([0, ""]);
});

test("an error is one line with its place, its rule and what to write, and fails the command", async () => {
  const path = rotation();
  const { code, out } = await sunny(["lint", path, ...DAY]);
  expect(out.split("\n")[0]).toMatch(/en\.yaml:14:25 {2}error {2}E01 {2}tells people .* → change it when /);
  expect(code).toBe(1);
});

test("words over several lines are placed at the beginning of their field", async () => {
  const path = scriptOf((yaml) => yaml.replace("No pets, no birthdays, no teams. More", "It is unhackable. More"));
  const before = readFileSync(path, "utf8").split("It is unhackable")[0] ?? "";
  const line = before.slice(0, before.lastIndexOf("narration:")).split("\n").length;
  const { out } = await sunny(["lint", path, ...DAY]);
  expect(out).toContain(`en.yaml:${line}:16  error  E08  `);
});

test("warnings alone do not fail the command", async () => {
  const { code, out } = await sunny(["lint", saying("Turn on 2SV."), ...DAY]);
  expect(out).toMatch(/ {2}warning {2}W05 {2}.*\n/);
  expect(code).toBe(0);
});

test("before the day of a rule, its finding is gone", async () => {
  const { code, out } = await sunny(["lint", rotation(), "--on", "2025-08-25"]);
  expect(out).not.toContain("E01");
  expect(code).toBe(0);
});

test("years later, the sources are due", async () => {
  const { code, out } = await sunny(["lint", SCRIPT, "--on", "2028-01-01"]);
  expect(out).toMatch(/en\.yaml:7:14 {2}warning {2}W10/);
  expect(code).toBe(0);
});

test("--profile chooses whose advice decides", async () => {
  const path = saying("Use complex passwords.");
  expect((await sunny(["lint", path, ...DAY])).code).toBe(1);
  expect((await sunny(["lint", path, ...DAY, "--profile", "cisa"])).code).toBe(0);
});

test("--json prints one object with all findings and what was run", async () => {
  const path = rotation();
  const { code, out, err } = await sunny(["lint", path, SCRIPT, ...DAY, "--json"]);
  const result = JSON.parse(out);
  expect(result).toMatchObject({ profile: "house", on: "2026-12-01", errors: 1, warnings: 0, unreadable: [] });
  expect(result.files).toMatchObject([
    {
      file: path,
      locale: "en",
      findings: [
        {
          rule: "E01",
          severity: "error",
          path: "scenes.0.narration",
          line: 14,
          column: 25,
          says: expect.any(String),
          instead: expect.any(String),
        },
      ],
      rulesNotRun: ["E13", "W11"],
    },
    { file: SCRIPT, findings: [] },
  ]);
  expect([code, err]).toEqual([1, ""]);
});

test("a file that is malformed or not there is named, and the others are still read", async () => {
  const path = scriptOf((yaml) => yaml.replace("kind: tip", "kind: song"));
  expectRefusal(await sunny(["lint", path]), { code: 65, says: /en\.yaml:\d+:\d+: scenes\.3\.kind: must be one of/ });
  expectRefusal(await sunny(["lint", "nowhere.yaml"]), { code: 65, says: /^nowhere\.yaml: does not exist$/m });
  const { code, out, err } = await sunny(["lint", "nowhere.yaml", rotation(), ...DAY]);
  expect(out).toContain("E01");
  expect(err).toBe("nowhere.yaml: does not exist\n");
  expect(code).toBe(65);
});

test("--sources chooses the list, and a claim that is not on it is an error", async () => {
  const path = join(newFolder(), "sources.yaml");
  writeFileSync(path, "[]\n");
  const { code, out } = await sunny(["lint", SCRIPT, ...DAY, "--sources", path]);
  expect(out).toMatch(/ {2}error {2}E09 /);
  expect(code).toBe(1);
  expectRefusal(await sunny(["lint", SCRIPT, "--sources", "nowhere.yaml"]), { code: 65, says: /nowhere\.yaml: does/ });
});

test.each([
  [["lint"], /missing required argument/i],
  [["lint", SCRIPT, "--profile", "vatican"], /--profile/],
  [["lint", SCRIPT, "--on", "tomorrow"], /^--on tomorrow: must be a/],
  [["lint", SCRIPT, "--on", "2026-02-30"], /^--on 2026-02-30: must be a/],
])("wrong words on the command line are refused: %j", async (args, says) => {
  expectRefusal(await sunny(args), { code: 64, says });
});

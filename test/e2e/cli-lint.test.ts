import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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

// What stands on the screen is described, so that nothing is found but in the narration.
const saying = (text: string) =>
  scriptOf((yaml) => yaml.replace(`narration: ${HOOK}`, `narration: ${text}\n    description: ${HOOK}`));
const rotation = () => saying("Breathe. Change your password every 90 days.");
/** Each script of the series in its languages. */
const everyScript = () => {
  const folder = projectPath("videos", "scripts");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  return names.map((name) => join(folder, name));
};

test("a script that is right is clean, with the count of rules that were run", async () => {
  const { code, out, err } = await sunny(["lint", SCRIPT, ...DAY]);
  expect(out).toContain(`${SCRIPT}: 24 rules run, not run: W11\n`);
  expect(out).toContain("3 storyboards timed; nothing drawn: --fit also measures every line\n");
  expect(out).toMatch(/^1 script, profile house, as of 2026-12-01: 0 errors, 0 warnings$/m);
  expect([code, err]).toEqual([0, ""]);
});

test("an error is one line with its place, its rule and what to write, and fails the command", async () => {
  const path = rotation();
  const { code, out } = await sunny(["lint", path, ...DAY]);
  expect(out.split("\n")[0]).toMatch(/en\.yaml:20:25 {2}error {2}E01 {2}tells people .* → change it when /);
  expect(code).toBe(1);
});

test("the advice of old is refused twice over, with what to say instead", async () => {
  const path = saying("Use complex passwords with symbols and change them every 90 days.");
  const { code, out } = await sunny(["lint", path, ...DAY]);
  expect(out).toMatch(/en\.yaml:20:16 {2}error {2}E02 {2}.* → ask for length: three random words or more\n/);
  expect(out).toMatch(/en\.yaml:20:55 {2}error {2}E01 {2}.* → change it when there is a sign that .*\n/);
  expect(out).toMatch(/: 2 errors, 0 warnings$/m);
  expect(code).toBe(1);
});

test("the series that ships is clean in all its languages, and all rules are run", async () => {
  const scripts = everyScript();
  const { code, out } = await sunny(["lint", ...scripts, ...DAY, "--json"]);
  const { errors, warnings, files, fit } = JSON.parse(out);
  expect({ errors, warnings }).toEqual({ errors: 0, warnings: 0 });
  expect(files.map(({ file }: { file: string }) => file)).toEqual(scripts);
  expect(fit).toEqual({ storyboards: 3 * scripts.length, scenes: 0, lines: 0 });
  expect(code).toBe(0);
});

test("with both languages at hand, a claim that only one makes is told", async () => {
  const german = projectPath("videos", "scripts", "three-random-words", "de.yaml");
  const other = scriptOf((yaml) => yaml.replace("- id: more-words", "- id: many-words"));
  const { code, out } = await sunny(["lint", german, other, ...DAY]);
  expect(out).toMatch(/en\.yaml:\d+:11 {2}warning {2}W11 /);
  expect(out).toMatch(/de\.yaml:\d+:11 {2}warning {2}W11 /);
  expect(out).not.toContain("not run");
  expect(code).toBe(0);
});

test("what a reviewer let pass is shown with name and reason, and stops nothing", async () => {
  const path = saying("Breathe. Change your password every 90 days.");
  const let90 = "\nsuppressions:\n  - rule: E01\n    scene: hook\n    reason: It quotes 2010\n    reviewer: Amara\n";
  writeFileSync(path, `${readFileSync(path, "utf8")}${let90}`);
  const { code, out } = await sunny(["lint", path, ...DAY]);
  expect(out).toMatch(/en\.yaml:20:25 {2}suppressed {2}E01 {2}by Amara: It quotes 2010\n/);
  expect(out).toMatch(/: 0 errors, 0 warnings$/m);
  expect(code).toBe(0);
});

test("what cannot be read in time is told at its line, without drawing", async () => {
  const long = `${"Slowly does it, and then ".repeat(12)}rest.`;
  const path = scriptOf((yaml) => yaml.replace(`narration: ${HOOK}`, `narration: ${long}\n    seconds: 2`));
  const { out } = await sunny(["lint", path, ...DAY]);
  expect(out).toMatch(/en\.yaml:20:16 {2}(error|warning) {2}F0[13] {2}/);
});

test("--fit draws each scene in each format and says how many lines it measured", async () => {
  // The widest letter there is (U+FDFD): a title of the allowed length that no format has room for.
  const wide = scriptOf((yaml) => yaml.replace("title: Use three random words", `title: ${"\ufdfd".repeat(42)}`));
  const { code, out, err } = await sunny(["lint", SCRIPT, wide, ...DAY, "--fit", "--json"]);
  const { fit, files } = JSON.parse(out);
  expect(fit).toMatchObject({ storyboards: 6, scenes: 30 });
  expect(fit.lines).toBeGreaterThan(100);
  const [right, wrong] = files;
  expect(right.findings).toEqual([]);
  for (const format of ["vertical", "square", "landscape"]) {
    const says = `leaves the strict safe zone in ${format}`;
    const found = { rule: "F06", severity: "error", path: "scenes.0.title", line: 19, column: 12, says };
    expect(wrong.findings).toContainEqual({ ...found, instead: "use fewer or shorter words" });
  }
  expect([code, err]).toEqual([1, ""]);
});

test("--campaign says whose presenters agreed; nobody's consent is assumed", async () => {
  const presented = everyScript().find((file) => /^presenter:/m.test(readFileSync(file, "utf8"))) ?? "";
  expect((await sunny(["lint", presented, ...DAY])).out).not.toContain("E13");
  const shipped = readFileSync(projectPath("videos", "campaigns", "sunny-corner-2026.yaml"), "utf8");
  const campaign = join(newFolder(), "campaign.yaml");
  writeFileSync(campaign, shipped.replaceAll(/^ +consent:.*\n/gm, ""));
  const { code, out } = await sunny(["lint", presented, ...DAY, "--campaign", campaign]);
  expect(out).toMatch(/\.yaml:\d+:12 {2}error {2}E13 {2}has a presenter whose consent .* → record the consent first/);
  expect(code).toBe(1);
  const nowhere = await sunny(["lint", presented, "--campaign", "nowhere.yaml"]);
  expectRefusal(nowhere, { code: 65, says: /^nowhere\.yaml: does not exist$/m });
});

test("a number from a file of figures is filled in; one that is not there is named with its line", async () => {
  const folder = newFolder();
  mkdirSync(join(folder, "scripts", "report"), { recursive: true });
  mkdirSync(join(folder, "figures"));
  writeFileSync(join(folder, "figures", "counts.yaml"), "title: Counts\nasOf: 2026-10-31\nfigures: { words: 3 }\n");
  const path = join(folder, "scripts", "report", "en.yaml");
  const yaml = readFileSync(SCRIPT, "utf8").replace("nextCheckOn:", "figures: counts\nnextCheckOn:");
  writeFileSync(path, yaml.replace("topic: Passwords", 'topic: "{words} words"'));
  expect(await sunny(["lint", path, ...DAY])).toMatchObject({ code: 0, err: "" });
  writeFileSync(path, yaml.replace("topic: Passwords", 'topic: "{wards} words"'));
  const ended = await sunny(["lint", path, ...DAY]);
  expectRefusal(ended, { code: 65, says: /en\.yaml:5:1: topic: "wards" is no number in counts/ });
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
  expect(out).toMatch(/en\.yaml:8:14 {2}warning {2}W10/);
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
          line: 20,
          column: 25,
          says: expect.any(String),
          instead: expect.any(String),
        },
      ],
      rulesNotRun: ["W11"],
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

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseSources } from "#scripts/index.ts";
import { isInForce, lintScript, RULES } from "#scripts/lint/index.ts";
import { script } from "../three-random-words.ts";
import { brokenBy, lint, quietScript, saying } from "./say.ts";

const sources = parseSources({
  text: readFileSync(new URL("../../../../videos/sources.yaml", import.meta.url), "utf8"),
  source: "sources.yaml",
});
const given = { profile: "house", on: "2026-12-01", sources, allowedDomains: ["sunny-corner.example"] } as const;
const OLD_ADVICE = "Use complex passwords with symbols and change them every 90 days.";

test("the first episode of the series breaks no rule", () => {
  expect(lintScript({ ...given, script }).findings).toEqual([]);
});

test("the advice of ten years ago is told what is wrong and what to write", () => {
  expect(lint(saying(OLD_ADVICE))).toMatchObject([
    { rule: "E02", severity: "error", path: "scenes.0.narration", instead: expect.stringContaining("length") },
    { rule: "E01", severity: "error", path: "scenes.0.narration", instead: expect.stringContaining("a sign") },
  ]);
});

test("a finding points at its words", () => {
  const text = "First breathe. Then change it every 90 days.";
  const [finding] = lint(saying(text));
  expect(text.slice(finding?.start, finding?.end)).toBe("change it every 90 days");
});

test("findings come in the order of the file", () => {
  const found = lint(
    saying("It is unhackable.", { title: "Change it every 90 days", action: "Use complex passwords" }),
  );
  expect(found.map(({ path }) => path)).toEqual(["title", "title", "action", "scenes.0.narration"]);
});

describe("a rule counts from its day on, until another takes its place", () => {
  test.each([
    ["the day before", "2025-08-25", false],
    ["the first day", "2025-08-26", true],
    ["the last day", "2029-12-31", true],
    ["the day of the next rule", "2030-01-01", false],
  ])("%s", (_, on, counts) => {
    const rule = { validFrom: "2025-08-26", supersededBy: { by: "SP 800-63B-5", on: "2030-01-01" } };
    expect(isInForce(rule, on)).toBe(counts);
  });

  test("so that old advice is found only where the authority had spoken", () => {
    expect(brokenBy(saying(OLD_ADVICE), { on: "2025-08-25" })).toEqual([]);
    expect(brokenBy(saying(OLD_ADVICE), { on: "2025-08-26" })).toEqual(["E02", "E01"]);
  });
});

describe("a profile follows its authority", () => {
  test.each([
    ["nist", ["E02", "E01"]],
    ["ncsc", ["E02", "E01"]],
    ["cisa", ["E01"]],
    ["house", ["E02", "E01"]],
  ] as const)("%s on a mix of characters", (profile, broken) => {
    expect(brokenBy(saying(OLD_ADVICE), { profile })).toEqual(broken);
  });

  test.each([
    ["nist", []],
    ["ncsc", []],
    ["cisa", ["E03"]],
    ["house", []],
  ] as const)("%s on at least 15 characters", (profile, broken) => {
    expect(brokenBy(saying("Use at least 15 characters."), { profile })).toEqual(broken);
  });
});

describe("what is not looked at is said", () => {
  const notRun = (locale: string) =>
    lintScript({ ...given, script: quietScript({ locale }), siblings: [script] }).notRun;

  test.each(["en", "es", "de", "ar", "ja"])("in %s, only what nobody knows", (locale) => {
    expect(notRun(locale)).toEqual(["E13"]);
  });

  test("a language without words still has the rules that need none", () => {
    const { ran } = lintScript({ ...given, script: quietScript({ locale: "fi" }), siblings: [script] });
    expect(ran).toEqual(["E11", "E12", "W08", "W10", "W11", "W12"]);
  });
});

test("each rule has a name of its own, an authority, a section and advice", () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const { id, severity, authority, section, says, instead } of RULES) {
    expect(id).toMatch(severity === "error" ? /^E\d\d$/ : /^W\d\d$/);
    for (const text of [authority, section, says, instead]) expect(text).not.toBe("");
  }
});

test.each(["en", "es", "de", "ar", "ja"])("10,000 characters are read at once, in %s", (locale) => {
  const startedAt = performance.now();
  for (const part of [
    "a",
    " ",
    "1",
    "!",
    "@1",
    "a.",
    "not ",
    "change it ",
    "at least 1",
    "1,",
    "code ",
    "answer ",
    "、",
    "write your ",
    "contraseña ",
    "no la ",
    "schreib es ",
    "sie ändern ",
    "كلمة المرور ",
    "وغيّر ",
    "م\u0651\u064e",
    "ثلاثة من ",
    "パスワード",
    "90日",
    "一二",
  ]) {
    lint(saying(part.repeat(10_000 / part.length), { locale }));
  }
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

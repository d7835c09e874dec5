import { describe, expect, test } from "vitest";
import { InvalidInputError, type Issue } from "#core/errors.ts";
import { type ExpectedScript, parseScript } from "#scripts/index.ts";
import { script, yaml } from "./three-random-words.ts";

const title = "title: Longer beats trickier";
const hook = "Need a password you can remember? Use three random words.";

function issuesOf(text: string, expected: ExpectedScript = {}): Issue[] {
  try {
    parseScript({ text, source: "en.yaml", expected });
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues;
    throw error;
  }
  return [];
}

function lineOf(part: string): number {
  return yaml.slice(0, yaml.indexOf(part)).split("\n").length;
}

function sayInHook(text: string): string {
  return yaml.replace(`narration: ${hook}`, `narration: ${JSON.stringify(text)}`);
}

test("the first episode of the series reads as it is written", () => {
  expect(script).toMatchObject({ episode: "three-random-words", locale: "en", nextCheckOn: "2027-05-03" });
  expect(script.scenes[1]?.narration).toBe(
    "Swapped letters are a trick that attackers know. Three random words are longer, and easier to remember.",
  );
});

test("a missing title is reported with its line", () => {
  expect(issuesOf(yaml.replace(`    ${title}\n`, ""))).toEqual([
    { path: "scenes.1.title", message: "is missing", line: lineOf("- id: longer-beats"), column: 5 },
  ]);
});

test("a title that is too long is reported with its line", () => {
  expect(issuesOf(yaml.replace(title, `title: ${"long ".repeat(9)}`))).toEqual([
    { path: "scenes.1.title", message: "is longer than 42 characters", line: lineOf(title), column: 5 },
  ]);
});

test("a misspelt field is reported under its own name", () => {
  expect(issuesOf(yaml.replace("    kicker:", "    kiker:"))).toContainEqual(
    expect.objectContaining({ path: "scenes.0.kiker", message: "is not a known field", line: lineOf("    kicker:") }),
  );
});

test("a kind of scene that nobody can draw is refused with the kinds there are", () => {
  expect(issuesOf(yaml.replace("kind: tip", "kind: song"))).toContainEqual(
    expect.objectContaining({
      path: "scenes.3.kind",
      message:
        "must be one of hook, tip, steps, compare, stat, presenter, manager-demo, passkey-demo, lookalike, checklist, chart, call-to-action, end-card",
    }),
  );
});

test("two scenes cannot share a name", () => {
  expect(issuesOf(yaml.replace("id: for-the-few", "id: hook"))).toContainEqual(
    expect.objectContaining({
      path: "scenes.3.id",
      message: '"hook" is used twice',
      line: lineOf("- id: for-the-few"),
    }),
  );
});

test("a day that no calendar has is refused", () => {
  expect(issuesOf(yaml.replace("2027-05-03", "2027-02-30"))).toContainEqual(
    expect.objectContaining({ path: "nextCheckOn", line: lineOf("nextCheckOn") }),
  );
});

describe("a file says the same as its place", () => {
  test("and is accepted", () => {
    expect(issuesOf(yaml, { episode: "three-random-words", locale: "en" })).toEqual([]);
  });

  test.each([
    ["episode", { episode: "passkeys" }, 'is "three-random-words", but its place says "passkeys"', "episode: "],
    ["locale", { locale: "de" }, 'is "en", but its place says "de"', "locale: "],
  ])("or its %s is reported", (path, expected, message, line) => {
    expect(issuesOf(yaml, expected)).toEqual([{ path, message, line: lineOf(line), column: 1 }]);
  });
});

describe("words that cannot be shown are refused", () => {
  test.each([
    ["an empty line", "", "is empty"],
    ["a line of spaces and zero-width spaces", "  \u200b\u200b ", "is empty"],
    ["10,001 characters", "word ".repeat(2000).concat("x"), "is longer than 400 characters"],
    ["one word of 400 characters", "x".repeat(400), "has a word of more than 60 characters"],
    ["a hidden text-direction override", "Sign in at \u202emoc.rekcatta", "has a text-direction override; remove it"],
    ["an isolate that is never closed", "Sign \u2067in", "has a text-direction override; remove it"],
    ["half a character", "Half \ud800 a character", "has half a character (a lone surrogate)"],
    ["a NUL", "Nothing\0here", "has a control character"],
    ["letters under a pile of marks", `Za${"\u0300\u0301".repeat(10)}lgo`, "has a letter with more than 5 marks on it"],
  ])("%s", (_, text, message) => {
    expect(issuesOf(sayInHook(text))).toContainEqual(expect.objectContaining({ path: "scenes.0.narration", message }));
  });
});

describe("words that only look odd are kept as they are", () => {
  test.each([
    ["a family emoji", "Share it with your 👨‍👩‍👧‍👦 only"],
    ["a line from right to left", "استخدم ثلاث كلمات عشوائية"],
    ["a mix of directions", "فعّل Passkey الآن"],
    ["vowel marks", "שָׁלוֹם"],
    ["a tag", "<script>alert(1)</script>"],
    ["a template", `{{7*7}} and $\{process.env.X}`],
    ["a formula", '=HYPERLINK("http://example.com")'],
    ["an address in the text", "Never type http://169.254.169.254/ or file:///etc/passwd"],
    ["Chinese without spaces", "使用三个随机单词".repeat(12)],
  ])("%s", (_, text) => {
    expect(parseScript({ text: sayInHook(text), source: "en.yaml" }).scenes[0]?.narration).toBe(text);
  });
});

describe("the address of the call to action is one a viewer can type", () => {
  test.each(["sunny-corner.example", "sunny-corner.example/email", "www.ncsc.gov.uk/top-tips"])("%s", (address) => {
    expect(issuesOf(yaml.replace("url: sunny-corner.example", `url: ${address}`))).toEqual([]);
  });

  test.each([
    "http://169.254.169.254/",
    "169.254.169.254",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "раyраl.com",
    "user@sunny-corner.example",
    "localhost",
  ])("not %s", (address) => {
    expect(issuesOf(yaml.replace("url: sunny-corner.example", `url: ${JSON.stringify(address)}`))).toContainEqual(
      expect.objectContaining({ path: "scenes.4.url", message: expect.stringContaining("must be a plain address") }),
    );
  });
});

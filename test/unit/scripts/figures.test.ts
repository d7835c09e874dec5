import { describe, expect, test } from "vitest";
import { InvalidInputError, type Issue, NotFoundError } from "#core/errors.ts";
import { parseFigures, parseScript, type Script } from "#scripts/index.ts";
import { yaml } from "./three-random-words.ts";

const FIGURES = parseFigures({
  text: "title: Made-up numbers\nasOf: 2026-10-31\nfigures:\n  reports: 1234567\n  bugs: 100\n  half: 0.5\n",
  source: "report.yaml",
});
const figuresOf = (name: string) => {
  if (name === "report") return FIGURES;
  throw new InvalidInputError(name, [{ path: "", message: "does not exist" }]);
};

/** The script of the series, asking for numbers, with this hook. */
function asking(title: string, { locale = "en", figures = "report" } = {}): string {
  return yaml
    .replace("locale: en", `locale: ${locale}`)
    .replace("nextCheckOn:", `figures: ${figures}\nnextCheckOn:`)
    .replace("title: Use three random words", `title: ${JSON.stringify(title)}`);
}

function read(text: string): Script {
  return parseScript({ text, source: "en.yaml", figuresOf });
}

function issuesOf(act: () => unknown): Issue[] {
  try {
    act();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues;
    throw error;
  }
  return [];
}

const titleOf = (script: Script) => script.scenes.flatMap((scene) => (scene.kind === "hook" ? [scene.title] : []))[0];

describe("a number is written as its language writes it", () => {
  test.each([
    ["en", "1,234,567 reports, 100 bugs"],
    ["de", "1.234.567 reports, 100 bugs"],
    ["es", "1.234.567 reports, 100 bugs"],
    ["ja", "1,234,567 reports, 100 bugs"],
    ["fr", "1\u202f234\u202f567 reports, 100 bugs"],
  ])("in %s", (locale, title) => {
    expect(titleOf(read(asking("{reports} reports, {bugs} bugs", { locale })))).toBe(title);
  });

  test("in the digits that everyone's keyboard has, whatever the language", () => {
    expect(titleOf(read(asking("{bugs}", { locale: "ar" })))).toBe("100");
  });
});

test("a bar takes the number itself, and prints it beside", () => {
  const chart = `
  - id: bars
    kind: chart
    title: What you told us
    claim: three-words
    credit: Made-up numbers
    narration: "{reports} reports."
    bars:
      - { label: All, value: "{reports.value}", shown: "{reports}" }
      - { label: Half, value: "{half.value}", shown: "{half}" }
`;
  const script = read(asking("Bars").replace("scenes:\n", `scenes:${chart}`));
  expect(script.scenes[0]).toMatchObject({
    narration: "1,234,567 reports.",
    bars: [
      { value: 1_234_567, shown: "1,234,567" },
      { value: 0.5, shown: "0.5" },
    ],
  });
});

test("a number that the file does not hold is refused with its line", () => {
  const text = asking("{reports} and {swans} and {swans.value}");
  const line = text.split("\n").findIndex((one) => one.includes("swans")) + 1;
  const issue = { path: "scenes.0.title", message: '"swans" is no number in report', line, column: 5 };
  expect(issuesOf(() => read(text))).toEqual([issue, issue]);
});

test.each(["constructor", "constructor.value"])("{%s} is a name like others, and no number", (name) => {
  expect(issuesOf(() => read(asking(`{${name}}`)))).toMatchObject([
    { path: "scenes.0.title", message: '"constructor" is no number in report' },
  ]);
});

test.each(["../report", "/etc/report", "Report"])("a file of numbers is never looked for at %s", (figures) => {
  const looked: string[] = [];
  const lookFor = (name: string) => {
    looked.push(name);
    return FIGURES;
  };
  const text = asking("Use words", { figures });
  const issues = issuesOf(() => parseScript({ text, source: "en.yaml", figuresOf: lookFor }));
  expect(issues).toMatchObject([{ path: "figures", message: expect.stringContaining("lower-case words") }]);
  expect(looked).toEqual([]);
});

test("a file of numbers that is not there is refused where it is asked for", () => {
  const [issue] = issuesOf(() => read(asking("{bugs}", { figures: "nowhere" })));
  expect(issue).toMatchObject({ path: "figures", message: expect.stringContaining("does not exist") });
});

test("a script that asks for numbers where none can be read is refused", () => {
  const [issue] = issuesOf(() => parseScript({ text: asking("{bugs}"), source: "en.yaml" }));
  expect(issue).toMatchObject({ path: "figures", message: expect.stringContaining("cannot be read here") });
});

test("a fault of the program is no fault of the script", () => {
  const broken = () => {
    throw new NotFoundError("The disk");
  };
  expect(() => parseScript({ text: asking("{bugs}"), source: "en.yaml", figuresOf: broken })).toThrow(NotFoundError);
});

test("braces are letters like others in a script that asks for no numbers", () => {
  const text = yaml.replace("title: Use three random words", 'title: "Use {bugs} or {swans.value}"');
  expect(titleOf(read(text))).toBe("Use {bugs} or {swans.value}");
});

test("a line with its numbers in it must still fit", () => {
  const issues = issuesOf(() => read(asking(`${"m ".repeat(16)}{reports}{bugs}`)));
  expect(issues).toMatchObject([{ path: "scenes.0.title", message: "is longer than 42 characters" }]);
});

describe("a file of numbers holds numbers", () => {
  const file = (figures: string, asOf = "2026-10-31") => `title: Numbers\nasOf: ${asOf}\nfigures: ${figures}\n`;

  test.each([
    ["words", file("{ bugs: many }"), "figures.bugs"],
    ["less than nothing", file("{ bugs: -1 }"), "figures.bugs"],
    ["more than a milliard", file("{ bugs: 1000000001 }"), "figures.bugs"],
    ["endless ones", file("{ bugs: .inf }"), "figures.bugs"],
    ["a name that no line can hold", file("{ Bugs Fixed: 1 }"), "figures.Bugs Fixed"],
    ["a day that no calendar has", file("{ bugs: 1 }", "2026-02-30"), "asOf"],
  ])("and not %s", (_, text, path) => {
    const issues = issuesOf(() => parseFigures({ text, source: "report.yaml" }));
    expect(issues.map((issue) => issue.path)).toEqual([path]);
  });
});

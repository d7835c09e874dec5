import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { InvalidInputError, type Issue } from "#core/errors.ts";
import { visibleText } from "#core/text.ts";
import { parseYamlFile } from "#core/yaml.ts";

const schema = z.strictObject({
  title: visibleText(12),
  kind: z.enum(["hook", "tip"]),
  seconds: z.number().min(2).optional(),
  scenes: z.array(z.strictObject({ id: z.string(), title: visibleText(12) })).max(3),
});
const good = "title: Passkeys\nkind: hook\nscenes:\n  - id: one\n    title: First\n  - id: two\n    title: Second\n";

function read(text: string) {
  return parseYamlFile({ text, source: "en.yaml", schema });
}

function issuesOf(text: string): Issue[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues;
    throw error;
  }
  return [];
}

test("a right file gives the value its schema describes", () => {
  expect(read(good)).toMatchObject({ title: "Passkeys", scenes: [{ id: "one" }, { id: "two" }] });
});

test("a byte order mark and Windows line ends change nothing", () => {
  expect(read(`\ufeff${good.replaceAll("\n", "\r\n")}`)).toEqual(read(good));
});

test("the message names file, line, field and what is wrong", () => {
  expect(() => read(good.replace("Second", "Longer than twelve"))).toThrow(
    "en.yaml:7:5: scenes.1.title: is longer than 12 characters",
  );
});

describe("a fault is reported with its place in plain words", () => {
  test.each([
    ["a missing title, at the top", good.replace("title: Passkeys\n", ""), "title", "is missing", 1],
    ["a missing title, at its scene", good.replace("    title: Second\n", ""), "scenes.1.title", "is missing", 6],
    ["a missing kind", good.replace("kind: hook\n", ""), "kind", "is missing", 1],
    ["a title without a value", good.replace("Passkeys", ""), "title", "is empty", 1],
    ["a title of spaces", good.replace("Passkeys", '"   "'), "title", "is empty", 1],
    ["an unknown kind", good.replace("hook", "song"), "kind", "must be one of hook, tip", 2],
    ["an unknown field", `${good}colour: red\n`, "colour", "is not a known field", 8],
    ["an unknown field in a scene", `${good}    colour: red\n`, "scenes.1.colour", "is not a known field", 8],
    ["a length that is text", `${good}seconds: long\n`, "seconds", "must be a number", 8],
    ["a length that is too short", `${good}seconds: 1\n`, "seconds", "is less than 2", 8],
    ["a length that is no number", `${good}seconds: .nan\n`, "seconds", "must be a number", 8],
    ["too many scenes", `${good}${"  - { id: x, title: X }\n".repeat(2)}`, "scenes", "has more than 3 entries", 3],
    ["a field written twice", `${good}kind: tip\n`, "kind", "is written twice", 8],
    ["a field of objects written twice", `${good}    id: again\n`, "id", "is written twice", 8],
    ["a prototype as a field", `${good}__proto__: { admin: true }\n`, "__proto__", "is not a known field", 8],
    ["an alias without an anchor", good.replace("Passkeys", "*nobody"), "*nobody", "has no anchor before it", 1],
  ])("%s", (_, text, path, message, line) => {
    expect(issuesOf(text)).toContainEqual(expect.objectContaining({ path, message, line }));
  });

  test.each([
    ["a quote that is not closed", 'title: "Passkeys\nkind: hook\n', 3],
    ["a tab as indent", "title: x\nscenes:\n\t- id: one\n", 3],
    ["a custom tag", good.replace("Passkeys", "!run Passkeys"), 1],
    ["a binary value", good.replace("Passkeys", "!!binary aGVsbG8="), 1],
    ["two documents in one file", `${good}---\n${good}`, 8],
    ["a list as the name of a field", `${good}? [a]\n: 1\n`, 8],
  ])("%s is not valid YAML", (_, text, line) => {
    expect(issuesOf(text)).toContainEqual(
      expect.objectContaining({ path: "", message: expect.stringMatching(/^is not valid YAML: /), line }),
    );
  });

  test("all faults are told at once", () => {
    const paths = issuesOf("kind: song\nscenes: []\ncolour: red\n").map(({ path }) => path);
    expect(paths.sort()).toEqual(["colour", "kind", "title"]);
  });

  test.each(["", "# only a comment\n", "just words\n", "- a\n- list\n"])("%j is not a script", (text) => {
    expect(issuesOf(text)).toHaveLength(1);
  });
});

describe("a hostile file is refused before it costs anything", () => {
  const nested = "bcdefghij".split("").map((name, index) => {
    const copies = Array(9).fill(`*${"abcdefghij"[index]}`).join();
    return `${name}: &${name} [${copies}]`;
  });

  test.each([
    ["larger than 256 kB", `title: ${"x".repeat(256 * 1024)}`, "is larger than 256 kB"],
    ["nested a hundred thousand deep", "[".repeat(100_000), "is nested too deeply"],
    ["of sixty thousand aliases", `a: &a 1\nb: [${"*a,".repeat(60_000)}]`, "is one of more than 100 aliases"],
    ["of aliases of aliases", ["a: &a [1]", ...nested].join("\n"), "is one of too many nested aliases"],
  ])("a file %s", (_, text, message) => {
    expect(issuesOf(text)).toContainEqual(expect.objectContaining({ message }));
  });

  test("a file of twenty thousand unknown fields gets a short answer, soon", () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join("\n");
    expect(issuesOf(text).length).toBeLessThanOrEqual(50);
  });
});

test("whatever the text, the answer is a value or issues with a line inside the text", () => {
  const yamlish = fc.string({
    unit: fc.constantFrom("a", ":", " ", "\n", "-", "[", "]", "{", "}", "&", "*", "!", '"'),
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), yamlish), (text) => {
      for (const { line = 1 } of issuesOf(text)) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length + 1);
      }
    }),
    { numRuns: 500 },
  );
});

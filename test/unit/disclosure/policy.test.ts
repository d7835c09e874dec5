import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { InvalidInputError } from "#core/errors.ts";
import { parseDisclosurePolicy } from "#disclosure/index.ts";

const template = readFileSync(projectPath("src", "disclosure", "policy.yaml"), "utf8");
const parse = (text: string) => parseDisclosurePolicy(text, "disclosure.yaml", "https://sunny.example");

function faultsOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof InvalidInputError) return error.message;
    throw error;
  }
  throw new Error("The policy was accepted.");
}

test("the template that ships can be used as it stands, and names the site", () => {
  const policy = parse(template);
  expect(policy.inScope[0]).toContain("https://sunny.example");
  expect(JSON.stringify(policy)).not.toContain("{site}");
});

test.each([
  ["safeHarbour:", "safeHarbor:", /disclosure\.yaml:27:1: safeHarbor: is not a known field/],
  ["updatedOn: 2026-11-27", "updatedOn: soon", /^disclosure\.yaml:\d+:1: updatedOn: must be a calendar date/],
  ["title: Found", "titel: Found", /title: is missing/],
  [
    "acknowledgements: []",
    "acknowledgements:\n  - name: Ida\n    thanksFor: A find\n    on: 2026-11-01\n    url: http://ida.example",
    /acknowledgements\.0\.url: must be a web address that begins with https/,
  ],
])("%s as %s is refused with line and column", (from, to, says) => {
  expect(faultsOf(template.replace(from, to))).toMatch(says);
});

import { expect, test } from "vitest";
import { positionsInYaml } from "#core/yaml.ts";

const text = `plain: one two
single: 'one two'
double: "one two"
escaped: "one \\u0020two"
folded: >-
  one
  two
wrapped: one
  two
list:
  - first: one two
anchor: &a one two
alias: *a
`;
const positionOf = positionsInYaml(text);

test.each([
  ["a plain value", "plain", 4, 1, 12],
  ["a value in single quotes", "single", 4, 2, 14],
  ["a value in double quotes", "double", 4, 3, 14],
  ["a value with an escape, at its beginning", "escaped", 4, 4, 10],
  ["a folded value, at its beginning", "folded", 4, 5, 9],
  ["a value over two lines, at its beginning", "wrapped", 4, 8, 10],
  ["an entry of a list", "list.0.first", 4, 11, 16],
  ["an alias, where its words stand", "alias", 4, 12, 16],
  ["a place past the end, at the end", "plain", 99, 1, 15],
  ["a field that is not there, at what is around it", "list.0.second", 0, 11, 5],
])("%s", (_, path, start, line, column) => {
  expect(positionOf(path, start)).toEqual({ line, column });
});

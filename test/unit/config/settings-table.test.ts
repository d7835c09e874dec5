import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ENV_KEYS } from "#config/env.ts";
import { projectPath } from "#config/project.ts";

test("the settings in the README are those of the program, with the same words and defaults", () => {
  const rows = readFileSync(projectPath("README.md"), "utf8")
    .split("\n")
    .filter((line) => /^\| `[A-Z_]+` \|/.test(line));
  expect(rows).toEqual(
    ENV_KEYS.map(({ name, meaning, preset }) => `| \`${name}\` | ${meaning} | ${preset && `\`${preset}\``} |`),
  );
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ENV_KEYS, readConfig } from "#config/env.ts";
import { projectPath } from "#config/project.ts";
import { findEnvironmentFaults } from "../../layout/environment-faults.ts";
import { readSources } from "../../layout/sources.ts";

describe("settings are read in one place", () => {
  test("nothing else in the program or the scenes reads the environment", () => {
    expect(readSources("src", "videos").flatMap(findEnvironmentFaults)).toEqual([]);
  });

  test("the one reader is accepted", () => {
    expect(findEnvironmentFaults({ path: "src/config/env.ts", text: "export const env = process.env;" })).toEqual([]);
  });

  test.each([
    "export const port = process.env.PORT;",
    'export const port = process.env["PORT"];',
    'export const port = process["env"].PORT;',
    "const { env } = process;",
    'import { env } from "node:process";',
  ])("%s is refused elsewhere", (text) => {
    expect(findEnvironmentFaults({ path: "src/api/serve.ts", text })).toHaveLength(1);
  });

  test("a comment that names it is accepted", () => {
    expect(findEnvironmentFaults({ path: "src/api/serve.ts", text: "// not process.env\nexport {};" })).toEqual([]);
  });
});

describe(".env.example", () => {
  const lines = readFileSync(projectPath(".env.example"), "utf8").split("\n");
  const settings = lines.flatMap((line, index) => {
    const [, name, value = ""] = /^#([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value, meaning: lines[index - 1] }];
  });

  test("names every setting with its meaning, and no other", () => {
    expect(settings.map(({ name, meaning }) => ({ name, meaning }))).toEqual(
      ENV_KEYS.map(({ name, meaning }) => ({ name, meaning: `# ${meaning}` })),
    );
  });

  test("shows the defaults: taken as it stands, it changes nothing", () => {
    const shown = Object.fromEntries(settings.map(({ name, value }) => [name, value]));
    expect(readConfig(shown)).toEqual(readConfig({}));
  });

  test("sets nothing by itself", () => {
    expect(lines.filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  });
});

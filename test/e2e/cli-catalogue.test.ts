import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { formatSchema } from "#core/formats.ts";
import { sceneSchema } from "#scripts/index.ts";
import { expectRefusal, newFolder, sunny } from "./run-sunny.ts";

const KINDS = sceneSchema.options.map(({ shape }) => shape.kind.value);

test("every kind of scene is drawn in every format, on one page that needs no network", async () => {
  const out = join(newFolder(), "catalogue");
  const temporary = newFolder();
  const arguments_ = ["catalogue", "--out", out, "--locales", "en", "--themes", "dusk", "--json"];
  const ended = await sunny(arguments_, { env: { TMPDIR: temporary } });
  expect([ended.code, ended.err]).toEqual([0, ""]);

  const wanted = formatSchema.options.flatMap((format) => KINDS.map((kind) => `${kind}-${format}-en-dusk.jpg`));
  const page = join(out, "index.html");
  expect(JSON.parse(ended.out)).toEqual({ page, stills: wanted.length });
  expect(readdirSync(join(out, "stills")).sort()).toEqual(wanted.sort());
  const html = readFileSync(page, "utf8");
  for (const file of wanted) {
    const still = readFileSync(join(out, "stills", file));
    expect(still.subarray(0, 3).toString("hex")).toBe("ffd8ff");
    expect(html).toContain(`stills/${file}`);
  }
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  expect(readdirSync(temporary)).toEqual([]);
});

test.each([
  ["a language that is none", ["--locales", "../en"], /--locales \.\.\/en: must be a language tag/],
  ["a theme that there is not", ["--themes", "winter"], /--themes.*sunny, dusk/],
])("%s is refused, and nothing is drawn", async (_, words, says) => {
  const out = join(newFolder(), "catalogue");
  expectRefusal(await sunny(["catalogue", "--out", out, ...words]), { code: 64, says });
  expect(existsSync(out)).toBe(false);
});

test("the schema for editors is the one in docs", async () => {
  const { code, out, err } = await sunny(["schema"]);
  expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(projectPath("docs", "script.schema.json"), "utf8")));
  expect([code, err]).toEqual([0, ""]);
});

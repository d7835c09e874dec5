import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterEach, beforeEach, expect, test } from "vitest";
import layout from "../../layout/dependency-cruiser.mjs";

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "layout-"));
  const packages = { dependencies: { zod: "1.0.0", express: "1.0.0" }, devDependencies: { vitest: "1.0.0" } };
  write("package.json", JSON.stringify({ type: "module", imports: { "#*": "./src/*" }, ...packages }));
  for (const name of ["zod", "express", "vitest", "unlisted"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "");
  }
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(file: string, text: string): void {
  const path = join(project, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const GOOD = {
  "src/core/clock.ts": "export const SECOND = 1000;",
  "src/scripts/index.ts": 'export { words } from "./words.ts";',
  "src/scripts/words.ts": 'import { SECOND } from "#core/clock.ts";\nexport const words = SECOND;',
  "src/storyboards/index.ts": 'import type { words } from "#scripts/index.ts";\nexport type Storyboard = typeof words;',
  "src/infra/files.ts": 'import "node:fs";\nimport type { Storyboard } from "#storyboards/index.ts";',
  "videos/index.ts": 'import type { Storyboard } from "#storyboards/index.ts";\nexport type Props = Storyboard;',
};

/** Names of the rules that the given files break, laid beside a small tree that breaks none. */
async function brokenRules(files: Record<string, string>): Promise<string[]> {
  for (const [file, text] of Object.entries({ ...GOOD, ...files })) write(file, text);
  const folders = [...new Set(Object.keys({ ...GOOD, ...files }).map((file) => file.split("/")[0] ?? ""))];
  const options = { ...layout.options, ruleSet: { forbidden: layout.forbidden }, validate: true, baseDir: project };
  const { output } = await cruise(folders, options);
  const { summary } = output as ICruiseResult;
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

test("a tree in the order of the design breaks no rule", async () => {
  expect(await brokenRules({})).toEqual([]);
});

const REFUSALS: [promise: string, rule: string, files: Record<string, string>][] = [
  [
    "a folder that imports one to its right is refused",
    "scripts-imports-leftward-only",
    { "src/scripts/late.ts": 'import "#storyboards/index.ts";', "src/storyboards/index.ts": "export const plan = 1;" },
  ],
  [
    "an import of a type alone goes leftward too",
    "core-imports-leftward-only",
    { "src/core/early.ts": 'import type { words } from "#scripts/index.ts";\nexport type Early = typeof words;' },
  ],
  [
    "a domain folder that imports infra is refused",
    "storyboards-imports-leftward-only",
    { "src/storyboards/store.ts": 'import "#infra/files.ts";' },
  ],
  [
    "the API that loads the worker is refused",
    "api-imports-leftward-only",
    { "src/api/serve.ts": 'import "#worker/run.ts";', "src/worker/run.ts": 'import "zod";' },
  ],
  [
    "a new folder without a place in the order is refused",
    "folder-has-a-place",
    { "src/extra/new.ts": 'import "zod";' },
  ],
  [
    "a domain folder that reaches around another's door is refused",
    "through-the-door",
    { "src/storyboards/plan.ts": 'import "#scripts/words.ts";' },
  ],
  [
    "an outer folder that reaches around a domain's door is refused",
    "through-the-door",
    { "src/infra/reach.ts": 'import "../scripts/words.ts";' },
  ],
  [
    "a query outside a store is refused",
    "database-only-from-stores",
    {
      "src/scripts/words.ts": 'import "#generated/prisma/client.ts";\nexport const words = 1;',
      "src/generated/prisma/client.ts": "export const client = 1;",
    },
  ],
  [
    "a process that makes its own database client is refused",
    "processes-hand-the-database-on",
    {
      "src/api/serve.ts": 'import { client } from "#generated/prisma/client.ts";\nexport const c = client;',
      "src/generated/prisma/client.ts": "export const client = 1;",
    },
  ],
  [
    "access that calls the database client is refused",
    "access-names-types-only",
    {
      "src/access/context.ts": 'import { client } from "#generated/prisma/client.ts";\nexport const c = client;',
      "src/generated/prisma/client.ts": "export const client = 1;",
    },
  ],
  [
    "a domain folder that opens a file is refused",
    "outside-only-from-infra",
    { "src/scripts/read.ts": 'import { readFile } from "node:fs/promises";\nexport const read = readFile;' },
  ],
  [
    "a domain folder that starts a process is refused",
    "outside-only-from-infra",
    { "src/scripts/spawn.ts": 'import { spawn } from "node:child_process";\nexport const start = spawn;' },
  ],
  [
    "a domain folder that speaks to the network is refused",
    "outside-only-from-infra",
    { "src/scripts/serve.ts": 'import express from "express";\nexport const app = express;' },
  ],
  [
    "a scene that imports more of the program than storyboards is refused",
    "videos-know-storyboards-only",
    { "videos/scene.ts": 'import "#core/clock.ts";' },
  ],
  [
    "a store that a scene reaches through storyboards is refused",
    "videos-stay-pure",
    {
      "src/storyboards/index.ts": 'export { plan } from "./store.ts";',
      "src/storyboards/store.ts": 'import "zod";\nexport const plan = 1;',
    },
  ],
  [
    "a part of the program that imports the scenes is refused",
    "nothing-imports-videos",
    { "src/infra/draw.ts": 'import "../../videos/index.ts";' },
  ],
  [
    "a live film that brings Remotion's part of the video along is refused",
    "the-live-film-draws-frames-only",
    { "src/web/pages/write/preview/film.ts": 'import "../../../../../videos/index.ts";' },
  ],
  [
    "a page of the web app that brings the server along is refused",
    "web-takes-types-of-the-server",
    { "src/web/pages/home/home.ts": 'import "#api/routes.ts";', "src/api/routes.ts": 'import "zod";' },
  ],
  [
    "a page of the web app that needs another page is refused",
    "pages-of-the-web-app-stand-apart",
    { "src/web/pages/home/home.ts": 'import "../plan/plan.ts";', "src/web/pages/plan/plan.ts": 'import "zod";' },
  ],
  [
    "two files that import each other are refused",
    "no-cycles",
    {
      "src/core/a.ts": 'import { b } from "./b.ts";\nexport const a = b;',
      "src/core/b.ts": 'import { a } from "./a.ts";\nexport const b = a;',
    },
  ],
  [
    "two files that need only each other's types are refused",
    "no-cycles",
    {
      "src/core/a.ts": 'import type { B } from "./b.ts";\nexport type A = B | 1;',
      "src/core/b.ts": 'import type { A } from "./a.ts";\nexport type B = A[];',
    },
  ],
  [
    "a program that depends on its tests is refused",
    "no-dependency-on-tests",
    { "src/core/tested.ts": 'import "../../test/fixtures.ts";', "test/fixtures.ts": 'import "zod";' },
  ],
  [
    "a package that package.json does not list is refused",
    "listed-packages-only",
    { "src/core/u.ts": 'import "unlisted";' },
  ],
  [
    "a development package in the program is refused",
    "no-development-package-in-the-program",
    { "src/core/dev.ts": 'import { test } from "vitest";\nexport const t = test;' },
  ],
  ["an import that leads nowhere is refused", "imports-exist", { "src/core/lost.ts": 'import "./nowhere.ts";' }],
  ["a forgotten file is refused", "no-orphans", { "src/core/forgotten.ts": "export const nobody = 1;" }],
];

test.each(REFUSALS)("%s", async (_promise, rule, files) => {
  expect(await brokenRules(files)).toContain(rule);
});

test("every rule is seen to refuse something; of the order, which is one loop, some of its rules", () => {
  const seen = REFUSALS.map(([, rule]) => rule);
  const names = layout.forbidden.map(({ name }) => name ?? "without a name");
  expect(names).toEqual(expect.arrayContaining(seen));
  expect(names.filter((name) => !name.endsWith("-imports-leftward-only") && !seen.includes(name))).toEqual([]);
});

test.each<[promise: string, files: Record<string, string>]>([
  [
    "a development package's types may be named",
    { "src/core/dev.ts": 'import type { T } from "vitest";\nexport type U = T;' },
  ],
  [
    "the types of an outside package may be named in a domain",
    { "src/scripts/app.ts": 'import type { App } from "express";\nexport type A = App;' },
  ],
  [
    "a folder's actions are a door of their own",
    {
      "src/scripts/actions/index.ts": 'export { write } from "./write.ts";',
      "src/scripts/actions/write.ts": "export const write = 1;",
      "src/infra/seed.ts": 'import "#scripts/actions/index.ts";',
    },
  ],
])("%s", async (_promise, files) => {
  expect(await brokenRules(files)).toEqual([]);
});

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { afterAll, expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { temporaryFolder } from "../e2e/support/running-program.ts";

const program = temporaryFolder();
afterAll(program.remove);
const place = (...parts: string[]) => join(program.path, ...parts);

// A copy of the program, from which a file can be taken.
const browser = projectPath("dist", "browser");
for (const part of ["package.json", "prisma", "videos", join("src", "cli", "bin.mjs"), "dist"]) {
  const filter = (from: string) => from !== browser && !from.startsWith(browser + sep);
  cpSync(projectPath(part), place(part), { recursive: true, filter });
}
symlinkSync(browser, place("dist", "browser"));
symlinkSync(projectPath("node_modules"), place("node_modules"));

const SCRIPT = (locale: string, words: string) => `
episode: letters
locale: ${locale}
title: Letters
topic: Test
audience: Whoever runs the tests
action: Look
nextCheckOn: 2027-05-03
scenes:
  - { id: only, kind: hook, title: ${words}, narration: ${words}., seconds: 2 }
`;

function render(locale: string, words: string) {
  writeFileSync(place("script.yaml"), SCRIPT(locale, words));
  const out = place("video.mp4");
  const args = ["render", place("script.yaml"), "--no-voice", "-q", "draft", "--format", "square", "--out", out];
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, TMPDIR: program.path, DATA_DIR: place("nowhere") };
  const { status, stderr } = spawnSync(process.execPath, [place("src", "cli", "bin.mjs"), ...args], {
    env,
    encoding: "utf8",
  });
  return { status, stderr, isThere: existsSync(out) };
}

test.each([
  ["en", "Look at this", "nunito-latin-wght"],
  ["en", "Look at this", "bricolage-grotesque-latin-opsz"],
  ["ar", "انظر إلى هذا", "noto-sans-arabic-arabic-wght"],
])(
  "without the font of its letters a video in %s (%s: %s) is not drawn in another one, but fails",
  (locale, words, font) => {
    const folder = place("dist", "frame-page", "assets");
    const name = readdirSync(folder).find((file) => file.startsWith(font));
    if (name === undefined) throw new Error(`There is no font ${font}.`);
    renameSync(join(folder, name), place(name));
    const without = render(locale, words);
    renameSync(place(name), join(folder, name));
    expect(without.stderr).toContain(`A frame cannot be drawn: the file ${name} is gone`);
    expect(without).toMatchObject({ status: 1, isThere: false });
  },
);

test("with all its fonts, it is drawn", () => {
  expect(render("en", "Look at this")).toMatchObject({ status: 0, isThere: true });
});

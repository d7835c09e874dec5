import { expect, test } from "vitest";
import { sceneSchema } from "#scripts/index.ts";
import { ABOUT_FIELDS, fieldsOf, KINDS, newScene, withNewScene } from "../../../src/web/pages/write/fields.ts";
import { allFindings, formFindings } from "../../../src/web/pages/write/findings.ts";
import { fixFor } from "../../../src/web/pages/write/fixes.ts";
import { scriptWith } from "./write-script.ts";

test("every kind of scene that the schema has can be added, with all its fields", () => {
  expect(KINDS).toHaveLength(sceneSchema.options.length);
  for (const option of sceneSchema.options) {
    const kind = option.shape.kind.value;
    const names = fieldsOf(kind).map(({ name }) => name);
    expect(names.sort()).toEqual(
      Object.keys(option.shape)
        .filter((name) => name !== "kind" && name !== "id")
        .sort(),
    );
  }
  expect(ABOUT_FIELDS.map(({ name }) => name)).toContain("nextCheckOn");
});

test("a new scene lacks nothing but words: all that is wrong with it is that it is empty", () => {
  for (const kind of KINDS) {
    const issues = sceneSchema.safeParse(newScene(kind, scriptWith())).error?.issues ?? [];
    expect(
      issues.filter(({ message }) => !/empty|plain address|does not stand|media|hyphens|bar/.test(message)),
    ).toEqual([]);
  }
});

test("a field has the limit of its schema", () => {
  const title = fieldsOf("hook").find(({ name }) => name === "title");
  expect(title?.form).toEqual({ kind: "text", most: 42 });
  const steps = fieldsOf("steps").find(({ name }) => name === "steps");
  expect(steps?.form).toEqual({ kind: "list", of: { kind: "text", most: 56 }, least: 2, most: 4 });
});

test("a scene comes after the chosen one, and never behind the end card", () => {
  const ids = (after: number) => withNewScene(scriptWith(), "tip", after).scenes.map(({ id }) => id);
  expect(ids(0)).toEqual(["hook", "tip-2", "tip", "end"]);
  expect(ids(2)).toEqual(["hook", "tip", "tip-2", "end"]);
});

test("what no script may be is told where it is", () => {
  const script = scriptWith();
  const [first] = script.scenes;
  if (!first) throw new Error("The script has scenes.");
  const wrong = { ...script, scenes: [{ ...first, narration: " " }, ...script.scenes.slice(1)] };
  expect(formFindings(wrong)).toMatchObject([{ rule: null, path: "scenes.0.narration", says: "is empty" }]);
});

test("a scene that is pinned too short is told, and the fix lets its words decide", () => {
  const narration =
    "This line has so very many words in it that nobody at all could ever read them in the two seconds given.";
  const [hook, ...rest] = scriptWith().scenes;
  const script = scriptWith({ scenes: [{ ...hook, narration, seconds: 2 }, ...rest] });
  const found = allFindings(script, [], null).find(({ rule }) => rule === "F01");
  expect(found?.path).toBe("scenes.0.narration");
  const fixed = found && fixFor(found, script);
  expect(fixed?.name).toBe("unpin");
  expect(fixed && allFindings(fixed.script, [], null).filter(({ rule }) => rule === "F01")).toEqual([]);
});

test.each([
  [{ path: "scenes.0.emphasis.0", says: '"gone" does not stand in the narration' }, "unlight"],
  [{ path: "scenes.1.id", says: '"tip" is used twice' }, "rename"],
  [{ path: "scenes.0.title", says: "has an invisible character of no width; remove it" }, "strip"],
  [{ path: "scenes.0.kicker", says: "is empty" }, "leaveOut"],
  [{ path: "scenes.0.title", says: "is longer than 42 characters" }, undefined],
])("a fix is offered only where it says nothing else: %o", (finding, name) => {
  const [hook, ...rest] = scriptWith().scenes;
  const script = {
    ...scriptWith(),
    scenes: [{ ...hook, kicker: "", emphasis: ["gone"] } as (typeof rest)[number], ...rest],
  };
  expect(fixFor({ rule: null, severity: "error", instead: "", ...finding }, script)?.name).toBe(name);
});

test("what was seen in the drawn version stays with a scene that moved, and goes when the scene is changed", () => {
  const saved = scriptWith();
  const seen = { rule: "F05", severity: "error", path: "scenes.1.title", says: "is cut off", instead: "" } as const;
  const [hook, tip, end] = saved.scenes;
  if (!hook || !tip || !end) throw new Error("The script has three scenes.");
  const kept = allFindings({ ...saved, scenes: [tip, hook, end] }, [], { script: saved, findings: [seen] });
  expect(kept.find(({ rule }) => rule === "F05")?.path).toBe("scenes.0.title");
  const changed = { ...saved, scenes: [hook, { ...tip, title: "Another" } as typeof tip, end] };
  expect(allFindings(changed, [], { script: saved, findings: [seen] }).some(({ rule }) => rule === "F05")).toBe(false);
});

import { expect, test } from "vitest";
import { claimsBeside } from "../../../src/web/pages/write/beside.ts";
import { differencesOf, piecesOf } from "../../../src/web/pages/write/differences.ts";
import { clashesOf, merged } from "../../../src/web/pages/write/merge.ts";
import { standings, versionBefore } from "../../../src/web/pages/write/stale.ts";
import { scriptIn, yamlOf } from "../../../src/web/pages/write/yaml-text.ts";
import { scriptWith } from "./write-script.ts";

const base = scriptWith();
const withNarration = (id: string, narration: string) => ({
  ...base,
  scenes: base.scenes.map((scene) => (scene.id === id ? { ...scene, narration } : scene)),
});

test("what two people changed in different scenes comes together without a question", () => {
  const [mine, theirs] = [withNarration("hook", "Mine."), withNarration("tip", "Theirs.")];
  const clashes = clashesOf({ base, mine, theirs });
  expect(clashes.map(({ key, changedBy }) => [key, changedBy])).toEqual([
    ["scene hook", "mine"],
    ["scene tip", "theirs"],
  ]);
  const chosen = new Map(
    clashes.map(({ key, changedBy }) => [key, changedBy === "theirs" ? "theirs" : "mine"] as const),
  );
  expect(merged({ mine, theirs }, chosen).scenes.map(({ narration }) => narration)).toEqual([
    "Mine.",
    "Theirs.",
    "There is more on our page.",
  ]);
});

test("where both changed one scene both texts are there to choose from", () => {
  const [mine, theirs] = [withNarration("hook", "Mine."), withNarration("hook", "Theirs.")];
  expect(clashesOf({ base, mine, theirs })).toMatchObject([{ key: "scene hook", changedBy: "both" }]);
  expect(merged({ mine, theirs }, new Map([["scene hook", "theirs"]]))).toEqual(theirs);
  expect(merged({ mine, theirs }, new Map())).toEqual(mine);
});

test("a scene that somebody else added comes in where they put it, one that they took out goes", () => {
  const added = { ...base.scenes[1], id: "new" } as (typeof base.scenes)[number];
  const theirs = { ...base, scenes: [base.scenes[0], added, base.scenes[2]] as typeof base.scenes };
  const chosen = new Map(clashesOf({ base, mine: base, theirs }).map(({ key }) => [key, "theirs"] as const));
  expect(merged({ mine: base, theirs }, chosen).scenes.map(({ id }) => id)).toEqual(["hook", "new", "end"]);
});

test("a difference names each part and shows the words that went and came", () => {
  const after = withNarration("tip", "Keep the words in a safe at home.");
  const [part, ...others] = differencesOf(base, after);
  expect(others).toEqual([]);
  expect(part).toMatchObject({ key: "scene-tip", how: "changed", fields: [{ name: "narration" }] });
  const pieces = piecesOf("on paper at home", "in a safe at home", "en");
  const without = (of: string) =>
    pieces
      .filter((piece) => piece.of !== of)
      .map(({ text }) => text)
      .join("");
  expect([without("after"), without("before")]).toEqual(["on paper at home", "in a safe at home"]);
  expect(piecesOf("Use three random words", "Typed without a session", "en").map(({ of }) => of)).toEqual([
    "before",
    "both",
    "after",
  ]);
  expect(differencesOf(base, { ...base, scenes: [...base.scenes].reverse() }).map(({ how }) => how)).toContain("moved");
});

test("a fact stands beside the scene that says it; one that nothing says stands apart", () => {
  const { ofScene, rest } = claimsBeside(base);
  expect(ofScene.get("tip")?.map(({ id }) => id)).toEqual(["paper"]);
  expect(rest.map(({ id }) => id)).toEqual(["other"]);
});

test("a script goes into a file and comes back the same; what is wrong in a file is told with its line", () => {
  expect(scriptIn(yamlOf(base), base)).toEqual(base);
  const issues = scriptIn(yamlOf(base).replace("title: Keep it", "title: ''"), base);
  expect(issues).toMatchObject([{ path: "scenes.1.title", message: "is empty", line: expect.any(Number) }]);
  expect(scriptIn(yamlOf({ ...base, locale: "de" }), base)).toMatchObject([{ path: "locale" }]);
});

test("a translated scene is stale once its source says something else", () => {
  const target = { ...withNarration("hook", "Drei Wörter."), locale: "de" };
  const found = standings(withNarration("tip", "Other words."), base, {
    ...target,
    scenes: target.scenes.map((scene) => (scene.id === "tip" ? { ...scene, narration: "Auf Papier." } : scene)),
  });
  expect(found.map(({ id, standing }) => [id, standing])).toEqual([
    ["hook", "fresh"],
    ["tip", "stale"],
    ["end", "untranslated"],
  ]);
  const head = (number: number, createdAt: string) => ({ id: `${number}`, number, createdAt }) as never;
  const heads = [head(3, "2026-11-03"), head(2, "2026-11-02"), head(1, "2026-11-01")];
  expect(versionBefore(heads, "2026-11-02T12")?.number).toBe(2);
});

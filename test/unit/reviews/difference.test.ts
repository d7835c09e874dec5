import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOf, type Made } from "#reviews/difference/difference.ts";
import { changedWords } from "#reviews/difference/words.ts";
import type { Script } from "#scripts/index.ts";
import { planOf, scriptOf } from "./plan.ts";

const A = { id: "a", narration: "Long passwords win." };
const B = { id: "b", narration: "Take three random words." };
const C = { id: "c", narration: "Then tell a friend." };

function made(script: Script, name = "1", render: Partial<Made["render"]> = {}): Made {
  return {
    contentHash: name.repeat(64),
    script,
    storyboard: planOf(script),
    render: { templateHash: "d".repeat(64), quality: "final", ...render },
  };
}
const between = (from: Script, to: Script) => differenceOf(made(from, "1"), made(to, "2"));

describe("words", () => {
  test("are told one by one", () => {
    expect(changedWords("Long passwords win.", "Long passphrases win.", "en")).toEqual([
      { is: "same", text: "Long " },
      { is: "removed", text: "passwords" },
      { is: "added", text: "passphrases" },
      { is: "same", text: " win." },
    ]);
  });

  test("of a language without spaces are words too", () => {
    const changes = changedWords("パスワードを変える", "パスワードを守る", "ja");
    expect(changes[0]).toMatchObject({ is: "same" });
    expect(changes.filter(({ is }) => is !== "same").every(({ text }) => text.length < 6)).toBe(true);
  });

  test("give both texts again, whatever was written", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 60 });
    fc.assert(
      fc.property(text, text, (from, to) => {
        const changes = changedWords(from, to, "en");
        const without = (is: string) =>
          changes
            .filter((change) => change.is !== is)
            .map((change) => change.text)
            .join("");
        return without("added") === from && without("removed") === to;
      }),
    );
  });
});

describe("between two versions", () => {
  test("the same one differs in nothing", () => {
    const one = made(scriptOf([A, B]));
    const difference = differenceOf(one, one);
    expect(difference).toMatchObject({ isSame: true, summary: [], render: [] });
    expect(difference.script).toEqual({ values: [], scenes: [], claims: [], suppressions: { added: [], removed: [] } });
    expect(Object.values(difference.storyboard).flat()).toEqual([]);
  });

  test("one comma is told with its scene, and with what it does to the captions", () => {
    const difference = between(scriptOf([A, B]), scriptOf([A, { ...B, narration: "Take three, random words." }]));
    expect(difference.script.scenes).toMatchObject([
      {
        id: "b",
        is: "changed",
        fromIndex: 1,
        toIndex: 1,
        values: [{ path: "narration", words: expect.arrayContaining([{ is: "added", text: "," }]) }],
      },
    ]);
    expect(difference.storyboard.captions.map(({ sceneId }) => sceneId)).toEqual(["b"]);
    expect(difference.summary).toContain("the words of 1 scene changed");
  });

  test("scenes that came, went and changed places are told apart", () => {
    const { script, summary } = between(scriptOf([A, B]), scriptOf([C, B, A]));
    expect(script.scenes.map(({ id, is }) => [id, is])).toEqual([
      ["c", "added"],
      ["b", "moved"],
      ["a", "moved"],
    ]);
    expect(between(scriptOf([A, B]), scriptOf([B])).script.scenes).toMatchObject([
      { id: "a", is: "removed", fromIndex: 0 },
    ]);
    expect(summary).toEqual(expect.arrayContaining(["1 scene added", "2 scenes moved"]));
  });

  test("a claim, its source and what is let pass are told", () => {
    const claim = { id: "long", text: "Length wins.", source: "nist" };
    const suppression = { rule: "W06", reason: "A quote", reviewer: "Amara" };
    const { script } = between(
      scriptOf([A], { claims: [claim] }),
      scriptOf([A], { claims: [{ ...claim, source: "ncsc" }], suppressions: [suppression] }),
    );
    expect(script.claims).toMatchObject([{ id: "long", values: [{ path: "source", from: "nist", to: "ncsc" }] }]);
    expect(script.suppressions).toEqual({ added: [suppression], removed: [] });
  });

  test("another length, look or template is told", () => {
    const [from, to] = [made(scriptOf([A]), "1"), made(scriptOf([A]), "2", { templateHash: "e".repeat(64) })];
    const longer = { ...scriptOf([A]), scenes: scriptOf([A]).scenes.map((scene) => ({ ...scene, seconds: 9 })) };
    expect(differenceOf(from, to)).toMatchObject({
      isSame: false,
      render: [{ path: "templateHash" }],
      summary: ["templates, fonts or encoder changed"],
    });
    const { storyboard } = between(scriptOf([A]), longer);
    expect(storyboard.timing).toMatchObject([{ sceneId: "a", to: { durationMs: 9000 } }]);
    expect(storyboard.values.map(({ path }) => path)).toEqual(["durationFrames"]);
  });

  test("it is plain JSON, and small: only what differs is in it", () => {
    const difference = between(scriptOf([A, B, C]), scriptOf([A, B, { ...C, narration: "Then tell two friends." }]));
    expect(JSON.parse(JSON.stringify(difference))).toEqual(difference);
    expect(JSON.stringify(difference)).not.toContain("Long passwords");
  });
});

import { describe, expect, test } from "vitest";
import type { Scene } from "#scripts/index.ts";
import { compileStoryboard, transcriptOf } from "#storyboards/index.ts";
import { script } from "../scripts/three-random-words.ts";

function transcript(scene: Scene, locale = "en"): string[] {
  return transcriptOf(
    compileStoryboard({ script: { ...script, locale, scenes: [scene] }, format: "square", theme: "sunny" }),
  );
}

const compare: Scene = {
  id: "two",
  kind: "compare",
  title: "Longer beats trickier",
  weak: { label: "Swapped letters", text: "P@ssw0rd1!", note: "Attackers know this" },
  strong: { label: "Three words", text: "lantern otter gravel", note: "Longer" },
  narration: "Longer beats trickier. Swapped letters are a trick; attackers know this!",
};

test("a paragraph a scene: what is said first, then what is seen and not said", () => {
  const paragraphs = transcriptOf(compileStoryboard({ script, format: "square", theme: "sunny" }));
  expect(paragraphs).toHaveLength(script.scenes.length);
  expect(paragraphs[0]).toBe("Need a password you can remember? Use three random words.");
  expect(paragraphs[4]).toBe(
    "Give your email three random words today. And remember, we never ask you to sign in. The address of our page stands on a signpost in the sun. sunny-corner.example.",
  );
});

describe("an example never stands there without its mark", () => {
  test.each([
    ["en", "P@ssw0rd1! (Example, do not use)."],
    ["de", "P@ssw0rd1! (Beispiel, nicht verwenden)."],
    ["ar", "P@ssw0rd1! (مثال، لا تستخدمه)."],
    ["ja", "P@ssw0rd1! (例です。使わないで)."],
    ["fi", "P@ssw0rd1! (Example, do not use)."],
  ])("in %s", (locale, marked) => {
    expect(transcript(compare, locale)[0]).toContain(marked);
  });
});

test("what is said is not told again, whatever its capitals and marks", () => {
  expect(transcript(compare)).toEqual([
    "Longer beats trickier. Swapped letters are a trick; attackers know this! P@ssw0rd1! (Example, do not use). Three words. lantern otter gravel (Example, do not use).",
  ]);
});

test("a part of a word that is said does not count as said", () => {
  const scene: Scene = { id: "one", kind: "hook", title: "Use pass", narration: "Use passkeys." };
  expect(transcript(scene)).toEqual(["Use passkeys. Use pass."]);
});

test("what is seen is described between what is said and what is shown", () => {
  const scene: Scene = {
    id: "one",
    kind: "hook",
    title: "Three words!",
    narration: "Say it.",
    description: "A bird sings.",
  };
  expect(transcript(scene)).toEqual(["Say it. A bird sings. Three words!"]);
});

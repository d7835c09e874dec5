import { describe, expect, test } from "vitest";
import type { Scene } from "#scripts/index.ts";
import { lint, quietScript } from "./say.ts";

/** The fields of a scene that W12 finds. */
function unheardIn(scene: Scene, locale = "en"): string[] {
  return lint(quietScript({ locale, scenes: [scene] }))
    .filter(({ rule }) => rule === "W12")
    .map(({ path }) => path);
}

const tip = (change: object): Scene =>
  ({ id: "one", kind: "tip", title: "Keep codes apart", body: "Print them", narration: "–", ...change }) as Scene;

describe("W12: who cannot see the screen misses nothing", () => {
  test("words that are neither said nor described are found", () => {
    expect(unheardIn(tip({ narration: "Listen to the birds." }))).toEqual(["scenes.0.title", "scenes.0.body"]);
  });

  test("words that are said are not, in other forms and another order", () => {
    expect(unheardIn(tip({ narration: "Printed codes are kept apart from them." }))).toEqual([]);
  });

  test("nor words that the description tells", () => {
    expect(unheardIn(tip({ description: "A sheet reads: keep codes apart, print them." }))).toEqual([]);
  });

  test("half of a line is enough to know it, less is not", () => {
    const title = "alpha bravo clear delta";
    expect(unheardIn(tip({ title, narration: "Alpha, bravo. Print them." }))).toEqual([]);
    expect(unheardIn(tip({ title, narration: "Alpha. Print them." }))).toEqual(["scenes.0.title"]);
  });

  test.each([
    ["de", "Codes getrennt aufheben", "Hebe die Codes getrennt auf.", "Hör den Vögeln zu."],
    ["ar", "احفظ الرموز", "احفظ كل الرموز في مكان آمن.", "استمع إلى الطيور."],
    ["ja", "長いほど強い", "パスワードは長いほど強くなります。", "鳥の声を聞きましょう。"],
  ])("in %s as well", (locale, title, heard, unheard) => {
    const scene = (narration: string) => tip({ title, body: title, narration });
    expect(unheardIn(scene(heard), locale)).toEqual([]);
    expect(unheardIn(scene(unheard), locale)).toEqual(["scenes.0.title", "scenes.0.body"]);
  });

  test("an example, an invented address, a source and our own address are only for the eye", () => {
    const side = { label: "–", text: "lantern otter gravel", note: "–" };
    const scenes: Scene[] = [
      { id: "a", kind: "compare", title: "–", weak: side, strong: side, narration: "–" },
      {
        id: "b",
        kind: "passkey-demo",
        title: "–",
        site: "mail.example",
        ask: "–",
        confirm: "–",
        done: "–",
        narration: "–",
      },
      { id: "c", kind: "stat", value: "–", meaning: "–", claim: "a", credit: "A Publisher", narration: "–" },
      { id: "d", kind: "call-to-action", action: "–", url: "sunny-corner.example", verify: "–", narration: "–" },
    ];
    for (const scene of scenes) expect(unheardIn(scene), scene.kind).toEqual([]);
  });

  test("but the words around them are not", () => {
    const side = { label: "Swapped letters", text: "P@ssw0rd1!", note: "Known" };
    const scene: Scene = { id: "a", kind: "compare", title: "–", weak: side, strong: side, narration: "It is known." };
    expect(unheardIn(scene)).toEqual(["scenes.0.weak.label", "scenes.0.strong.label"]);
  });
});

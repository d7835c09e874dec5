import type { Locale } from "#core/text.ts";
import { type Scene, shownIn } from "../../scene.ts";
import type { Place, Rule } from "../rule.ts";

const UNSPACED = /^(ja|zh|th|lo|km|my)/;
// An address or a source is read where it stands; saying it aloud helps nobody.
const NOT_FOR_THE_EAR = new Set(["url", "credit"]);
const STEM = 5;
const ENOUGH = 0.5;

export const UNSPOKEN_TEXT: Rule = {
  id: "W12",
  severity: "warning",
  authority: "W3C",
  section: "WCAG 2.2, 1.2.5",
  validFrom: "2023-10-05",
  says: "shows words that are neither said nor described",
  instead: "say them in the narration, or tell what is seen in the scene's description",
  find: ({ scenes, locale }) =>
    scenes.flatMap((scene, index) =>
      unheardLines(scene, locale).map(
        ({ field, text }): Place => ({ path: `scenes.${index}.${field}`, start: 0, end: text.length }),
      ),
    ),
};

function unheardLines(scene: Scene, locale: Locale) {
  const heard = new Set(partsOf(`${scene.narration} ${scene.description ?? ""}`, locale));
  return shownIn(scene).filter(({ field, text, isExample, isInvented }) => {
    if (isExample || isInvented || NOT_FOR_THE_EAR.has(field)) return false;
    const parts = partsOf(text, locale);
    return parts.filter((part) => heard.has(part)).length < parts.length * ENOUGH;
  });
}

/** Beginnings of words, so that "words" is heard in "word"; pairs of letters where words are not parted. */
function partsOf(text: string, locale: Locale): string[] {
  const words =
    text
      .toLowerCase()
      .normalize("NFKC")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (!UNSPACED.test(locale)) return words.map((word) => word.slice(0, STEM));
  return words.flatMap((word) =>
    word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)),
  );
}

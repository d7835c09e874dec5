import { hasWordsFor, hitsIn, mentions } from "../find-phrases.ts";
import { NIST, type Profile, type Rule } from "../rule.ts";
import { textsOf } from "../texts.ts";
import type { Words } from "../words/phrase.ts";

const SHORTEST: Readonly<Record<Profile, number>> = { nist: 15, ncsc: 15, cisa: 16, house: 15 };

export const MINIMUM_LENGTH: Rule = {
  ...NIST,
  id: "E03",
  severity: "error",
  says: "names a minimum length that is too short for a password that stands alone",
  instead: "at least 15 characters (CISA: 16), or say that a second step goes with it",
  canRun: hasWordsFor("minimumLength", "secondFactor"),
  find: (script, { words, profile }) =>
    textsOf(script)
      .filter((entry) => entry.part !== "example" && !mentions([entry], words, "secondFactor"))
      .flatMap(({ path, text }) =>
        hitsIn(text, words, "minimumLength")
          .filter(({ parts }) => lengthOf(parts["length"], words) < SHORTEST[profile])
          .map(({ start, end }) => ({ path, start, end })),
      ),
};

function lengthOf(text: string | undefined, { numbers }: Words): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const digits = asciiDigits(text);
  return /^\d+$/.test(digits) ? Number(digits) : (numbers[text.toLowerCase()] ?? Number.POSITIVE_INFINITY);
}

/** Arabic-Indic and full-width digits as those of ASCII. */
function asciiDigits(text: string): string {
  return text.replace(/[٠-٩０-９]/gu, (digit) => String((digit.charCodeAt(0) & 0xff) - (digit < "０" ? 0x60 : 0x10)));
}

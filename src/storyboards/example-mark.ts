import type { Locale } from "#core/text.ts";
import { languageOf } from "./language.ts";

const MARKS: Readonly<Record<string, string>> = {
  en: "Example, do not use",
  de: "Beispiel, nicht verwenden",
  es: "Ejemplo, no usar",
  fr: "Exemple, ne pas utiliser",
  it: "Esempio, non usare",
  nl: "Voorbeeld, niet gebruiken",
  pt: "Exemplo, não usar",
  ar: "مثال، لا تستخدمه",
  he: "דוגמה, לא לשימוש",
  ja: "例です。使わないで",
};

/** The words across an example in a language; English where we have none, because no example goes unmarked. */
export function exampleMark(locale: Locale): string {
  return MARKS[languageOf(locale)] ?? "Example, do not use";
}

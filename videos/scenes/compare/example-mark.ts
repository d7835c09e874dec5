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
};

/** The words of the mark in a language; English where we have none, because no example goes unmarked. */
export function exampleMark(locale: string): string {
  return MARKS[locale.split("-")[0] ?? ""] ?? "Example, do not use";
}

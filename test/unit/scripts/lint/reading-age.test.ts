import { describe, expect, test } from "vitest";
import { schoolYearOf } from "#scripts/lint/reading-age.ts";
import { englishSyllables, germanSyllables, spanishSyllables } from "#scripts/lint/syllables.ts";
import { brokenBy, lint, quietScript, saying } from "./say.ts";

const SYLLABLES: [language: string, count: (word: string) => number, words: Record<number, string>][] = [
  [
    "English",
    englishSyllables,
    {
      1: "a the code turned site safe types changed one guess words know door keys trick scam leaked",
      2: "account passkey password letter needed uses someone something safely quiet being people little passes useful stolen people answers language changes",
      3: "manager usual idea another remember video character serious every:3 actual",
      4: "security authentic:3 information automatic priority",
      5: "verification university",
    },
  ],
  [
    "Spanish",
    spanishSyllables,
    {
      1: "y muy con que ley",
      2: "clave ciudad aire guía:2 día leer sitio",
      3: "cuidado países palabra cuenta:2 antigua quiere:2",
      4: "contraseña seguridad:4 aplicación teléfono",
      5: "autenticación verificación",
    },
  ],
  [
    "German",
    germanSyllables,
    {
      1: "und gut neu ein",
      2: "Passwort Konto heute Wörter Zeichen fliegen",
      3: "ändere Passkeys:2 auswählen Buchstaben",
      4: "Sicherheit:3 Passwortlänge",
      5: "Passwortmanager Aktualisierung:6",
    },
  ],
];

describe.each(SYLLABLES)("%s syllables", (_, count, words) => {
  const cases = Object.entries(words).flatMap(([number, list]) =>
    list.split(" ").map((entry): [string, number] => {
      const [word = "", own] = entry.split(":");
      return [word, Number(own ?? number)];
    }),
  );
  test.each(cases)("%s has %i", (word, number) => {
    expect(count(word)).toBe(number);
  });
});

test.each([
  // 6 words of 6 syllables: 0.39 * 6 + 11.8 - 15.59
  ["en", "The cat sat on the mat.", -1.45],
  // 4 words of 6 syllables: ease 206.84 - 60 * 1.5 - 1.02 * 4 = 112.76
  ["es", "La casa es azul.", 2.724],
  // 4 words of 12 syllables: ease 206.84 - 60 * 3 - 1.02 * 4 = 22.76
  ["es", "Comprobar vulnerabilidades es necesario.", 7 + (70 - (206.84 - (60 * 15) / 4 - 4.08)) / 5],
  // 4 words of one syllable each
  ["de", "Das Haus ist rot.", -3.4762],
  // 4 words, 1 of one syllable, 3 of three or more, all these of more than six letters
  ["de", "Sicherheitslücken sind unvermeidliche Ereignisse.", 19.35 * 0.75 + 0.6688 + 12.97 * 0.75 - 0.8175 - 0.875],
])("in %s, the school year of %s is that of the published formula", (locale, text, year) => {
  expect(schoolYearOf([text], locale)).toBeCloseTo(year, 3);
});

test.each(["ar", "ja", "fi"])("in %s there is no formula", (locale) => {
  expect(schoolYearOf(["One two three."], locale)).toBeUndefined();
});

test("a text without words has no school year", () => {
  expect(schoolYearOf(["–"], "en")).toBeUndefined();
});

test.each([
  ["en", "Ask an authenticator.", "Ask a window."],
  ["es", "Usa tu autenticación.", "Usa tu mesa."],
  ["de", "Nimm deinen Passwortmanager.", "Nimm deinen Schlüssel."],
])("in %s, the topic's own words are as easy as everyday ones", (locale, topical, everyday) => {
  expect(schoolYearOf([topical], locale)).toBeLessThanOrEqual(schoolYearOf([everyday], locale) ?? 0);
});

const NARRATIONS: Record<string, { easy: string; hard: string }> = {
  en: {
    easy: "Pick three words that have nothing to do with you. Say them out loud. Make a small picture of them in your head. Use them for your email. Then keep them to yourself.",
    hard: "Organisations increasingly recommend unpredictable combinations. Predictable alternatives facilitate unauthorised intrusion. Consider implementing additional protection immediately. Compromised credentials endanger every connected application. Administrators continuously investigate suspicious activities. Responsible individuals appreciate transparent communication regarding vulnerabilities.",
  },
  es: {
    easy: "Piensa en tres palabras que no digan nada de ti. Dilas en voz alta. Haz un dibujo de ellas en tu cabeza. Usa las tres en tu correo. Y luego no las digas a nadie.",
    hard: "Numerosas organizaciones recomiendan combinaciones impredecibles. Determinadas alternativas facilitan intrusiones desautorizadas. Consideren implementar inmediatamente mecanismos adicionales. Credenciales comprometidas perjudican aplicaciones relacionadas. Administradores experimentados investigan constantemente actividades sospechosas. Profesionales responsables agradecen comunicaciones transparentes sobre vulnerabilidades desconocidas anteriormente.",
  },
  de: {
    easy: "Denk an drei Wörter, die nichts mit dir zu tun haben. Sag sie laut. Mal dir im Kopf ein Bild davon. Nimm sie für deine Mail. Und dann sag sie keinem Menschen, auch nicht uns.",
    hard: "Zahlreiche Organisationen empfehlen unvorhersehbare Kombinationen. Vorhersehbare Alternativen erleichtern unbefugte Zugriffe. Berücksichtigen Sie unverzüglich zusätzliche Schutzmaßnahmen. Kompromittierte Zugangsdaten gefährden verbundene Anwendungen. Verantwortliche untersuchen kontinuierlich verdächtige Aktivitäten. Verantwortungsbewusste Personen schätzen transparente Kommunikation bezüglich unbekannter Schwachstellen innerhalb betrieblicher Anwendungen.",
  },
};

describe.each(Object.entries(NARRATIONS))("W08 in %s: the narration as a whole", (locale, { easy, hard }) => {
  test("is fine for a listener of 12", () => {
    expect(brokenBy(saying(easy, { locale }))).not.toContain("W08");
  });

  test("is found where it needs an older one, at its hardest part", () => {
    const scene = (id: string, narration: string) => ({ id, kind: "tip", title: "–", body: "–", narration }) as const;
    const script = quietScript({ locale, scenes: [scene("one", "–"), scene("two", hard)] });
    expect(lint(script)).toMatchObject([{ rule: "W08", path: "scenes.1.narration", start: 0, end: hard.length }]);
  });

  test("is not judged by a sentence or two", () => {
    const [first = "", second = ""] = hard.split(". ");
    expect(brokenBy(saying(`${first}. ${second}.`, { locale }))).not.toContain("W08");
  });
});

describe("W08: ages 12 and 13 are in the seventh year of school", () => {
  // Two sentences of equal length, half of one-syllable words: each "letter" more adds a syllable.
  const narration = (words: number, letters: number) => {
    const list = Array.from({ length: words }, (_, index) => (index < letters ? "letter" : "so"));
    return `${list.slice(0, 15).join(" ")}. ${list.slice(15).join(" ")}.`;
  };

  test.each([
    ["7.96", narration(30, 15), []],
    ["8.35", narration(30, 16), ["W08"]],
    ["8.41, but in 29 words", narration(29, 16), []],
  ])("year %s", (_, text, broken) => {
    expect(brokenBy(saying(text))).toEqual(broken);
  });
});

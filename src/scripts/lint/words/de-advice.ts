import { type Phrases, word } from "./phrase.ts";

const SECRET = "(?:\\p{L}{0,20}-?(?:pass|kenn)(?:wort|wörter|wörtern|worts|wortes)|passphrasen?|pins?|zugangsdaten)";
const COUNT = "(?:\\d{1,3}|zwei|drei|vier|sechs|zwölf|dreißig|sechzig|neunzig|paar|einigen?)";
const TIMER = word(
  `alle (?:${COUNT} )?(?:tage|wochen|monate|quartale|jahre)`,
  "jede[nsr]? (?:tag|woche|monat|quartal|halbjahr|jahr)",
  "regelmäßig",
  "(?:monat|vierteljähr|halbjähr|jähr|wöchent)lich",
  "in regelmäßigen abständen",
  "einmal (?:im|pro|in der|jeden?) (?:monat|jahr|quartal|woche)",
  "turnusmäßig",
);
const CHARACTERS = word(
  "sonderzeichen",
  "(?:verschiedene|unterschiedliche) zeichen(?:arten)?",
  "zeichenarten",
  "groß- und kleinbuchstaben",
  "groß- und kleinschreibung",
  "(?:groß|klein)buchstaben",
  "symbole?n?",
  "satzzeichen",
  "buchstaben(?: und|,) (?:zahlen|ziffern)",
  "(?:ziffern|zahlen) und \\p{L}{1,20}",
);
const BETTER = word(
  "schwer(?:er)? zu merken",
  "leicht zu vergessen",
  "schlägt",
  "schlagen",
  "(?:besser|stärker|sicherer|wichtiger) als",
);
const ATTACKERS = word(
  "angreifer(?:n|innen|nde[nr]?)?",
  "kriminelle[nr]?",
  "täter(?:n|innen)?",
  "hacker(?:n|innen)?",
  "diebe",
  "werkzeuge?",
  "programme",
);
const MANAGERS =
  "(?:(?:passwort|kennwort)-?manager[ns]?|(?:passwort|kennwort)verwaltung(?:en)?|auto(?:matische[sn]? )?-?ausfüllen|autofill)";
const ANY = "(?:(?:einen|einem|den|dem|das|die|deinen|deinem|ihren|ihrem|alle|im browser) ){0,2}";
const SHARED = word("chats?", "nachrichten?", "mails?", "e-mails?", "seiten?", "formulare?", "wo", "links?");
const ANSWER = word("beantwort(?:e|en|et)", "antwort(?:e|en|et)", "gib", "geben", "gebt", "nenne", "nennen");
const QUESTIONS = word("sicherheitsfragen?", "geheimfragen?", "geheime[nr]? fragen?");

/** How German advises about passwords and signing in, to "du" and to "Sie". */
export const GERMAN_ADVICE: Phrases = {
  rotation: [
    {
      all: [
        word(
          "(?:ver)?änder(?:e|n|t)?",
          "ändre",
          "wechs(?:le|ele|eln|elt|el)",
          "erneuer[en]?[nt]?",
          "tausch(?:e|en|t)",
          "geändert",
          "gewechselt",
          "erneuert",
          "aktualisier(?:e|en|t)",
          "zurücksetzen",
          "ablaufen",
          "rotier(?:e|en|t)",
        ),
        word(SECRET),
        TIMER,
      ],
      unless: /\?\s*$/u,
    },
    {
      all: [
        // The first "Sie" after a polite verb is the viewer, not the password.
        word(
          "(?:änder|ändere|ändre|wechsle|wechsel|wechsele|erneuere|tausche) (?:es|sie|diese[ns]?)",
          "(?:ändern|wechseln|erneuern|tauschen) sie (?:es|sie|diese[ns]?)",
          "(?:es|sie|diese[ns]?) (?:\\p{L}{1,12} |\\d{1,3} ){0,4}(?:zu )?(?:ändern|wechseln|erneuern|auszutauschen)",
        ),
        TIMER,
      ],
      unless: /\?\s*$/u,
    },
  ],
  composition: [
    {
      all: [
        word(
          "nutz(?:e|en|t)",
          "benutz(?:e|en|t)",
          "verwend(?:e|en|et)",
          "misch(?:e|en|t)",
          "mischung",
          "kombinier(?:e|en|t)",
          "nimm",
          "nehmen",
          "muss",
          "müssen",
          "sollten?",
          "soll",
          "braucht",
          "brauchen",
          "enthält",
          "enthalten",
          "mit",
          "aus",
          "füg(?:e|en|t)",
          "bau(?:e|en)",
          "ergänz(?:e|en)",
        ),
        CHARACTERS,
      ],
      unless: BETTER,
    },
    { all: [word(`(?:komplexe|komplizierte)[nsr]? ${SECRET}`)], unless: BETTER },
    {
      all: [
        word(SECRET, "es", "sie"),
        word("(?:muss|müssen|sollten?) (?:\\p{L}{1,12} )?(?:komplex|kompliziert)(?: sein)?"),
      ],
      unless: BETTER,
    },
  ],
  minimumLength: [
    {
      all: [
        word("mindestens", "wenigstens", "minimum", "oder (?:mehr|länger)", "nicht weniger als", "ab"),
        word(
          "(?<length>\\d{1,3}|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn)(?: oder mehr)? (?:zeichen|buchstaben|stellen)",
        ),
      ],
    },
  ],
  secondFactor: [
    {
      all: [
        word(
          "2sv",
          "2fa",
          "mfa",
          "zweite[rnms]? (?:schritt|faktor|stufe)",
          "(?:zwei|mehr|multi)-?(?:faktor|schritt|stufen)\\p{L}{0,20}(?:-\\p{L}{1,20})?",
        ),
      ],
    },
  ],
  swaps: [
    {
      all: [
        word("ersetz(?:e|en|t)", "(?:ver|aus)?tausch(?:e|en|t)", "mach(?:e|en)?"),
        word("buchstaben", "vokale?", "(?:ein|jedes|das) [aeios]"),
        word(
          "(?:durch|gegen|zu|mit) (?:\\p{L}{3,6} )?(?:zahlen|ziffern?|zahl|sonderzeichen|symbole?|null|eins|[013457@$])",
        ),
      ],
      unless: ATTACKERS,
    },
    {
      all: [
        word("häng(?:e|en|t)?", "füg(?:e|en|t)?", "setz(?:e|en|t)?", "stell(?:e|en|t)?", "schreib(?:e|en|t)?", "ende"),
        word("an", "am ende", "ans ende", "hinten", "hinzu"),
        word("eine (?:zahl|ziffer|1|eins)", "ein (?:ausrufezeichen|sonderzeichen|symbol|!)", "1", "!"),
      ],
      unless: ATTACKERS,
    },
  ],
  trueAnswers: [
    {
      all: [
        ANSWER,
        QUESTIONS,
        word(
          "ehrlich",
          "wahrheits(?:gemäß|getreu)",
          "richtig",
          "korrekt",
          "(?:die|der) wahrheit",
          "(?:wahre|echte|ehrliche|richtige)[nr]? (?:antwort(?:en)?|angaben)",
        ),
      ],
    },
    {
      all: [
        word(
          "(?:nutze|setze|schreibe?|notiere|hinterlege?|verwende|gib|lege)n?(?: sie)? (?:dir |sich )?(?:einen|deinen|ihren|eine|deine|ihre) (?:pass|kenn)?(?:wort-?)?(?:hinweis|(?:merk|erinnerungs)hilfe)",
        ),
      ],
    },
  ],
  forbidsPasting: [
    {
      all: [
        word(
          `(?:nutze|benutze|verwende|installiere|traue|vertraue)n?(?: sie)? (?:niemals|nie|kein(?:e|en|em)?|nicht) ${ANY}${MANAGERS}`,
          `verlass(?:e|en)?(?: sie)? (?:dich|sich) (?:niemals|nie|nicht) auf ${ANY}${MANAGERS}`,
          `(?:traue|vertraue)n?(?: sie)? ${ANY}${MANAGERS} (?:nicht|nie|niemals)`,
          `${MANAGERS} (?:sollte|darf|dürfen|sollen)\\p{L}{0,3} (?:\\p{L}{1,4} )?(?:nicht|nie|niemals) (?:genutzt|nutzen|verwendet|verwenden)`,
          "(?:kopiere|füge)n?(?: sie)? (?:niemals |nie |keine )?(?:\\p{L}{2,4} )?(?:pass|kenn)(?:wort|wörter)(?: niemals| nie| nicht)?(?: aus der zwischenablage)? ein",
        ),
        // A pasted password is forbidden by a "not" that may stand on either side of it.
        word("niemals", "nie", "nicht", "kein(?:e|en|em)?"),
      ],
      unless: SHARED,
    },
    {
      all: [
        word(
          `(?:vermeide|deaktiviere|verbiete|blockiere|sperre|meide)n?(?: sie)? ${ANY}(?:${MANAGERS}|einfügen von passwörtern)`,
          `verzichten?(?: sie)? auf ${ANY}${MANAGERS}`,
        ),
      ],
    },
    { all: [word("schalten?", "stellen?"), word(MANAGERS), word("ab", "aus")] },
  ],
  phishingProof: [
    {
      all: [
        word(
          "sms(?:-\\p{L}{2,12})?",
          "\\p{L}{0,12}-?codes?",
          "push(?:-\\p{L}{2,18})?",
          "authenti(?:cator|fizierungs)-apps?",
        ),
        word(
          "phishing-?(?:sicher|resistent|fest|geschützt)\\p{L}{0,2}",
          "(?:sicher|geschützt|immun) (?:vor|gegen) (?:jedem |jedes )?phishing",
          "(?:nicht|nie|niemals) (?:abgefischt|abgephisht|gephisht|gestohlen)",
          "schütz(?:t|en) (?:\\p{L}{3,4} )?vor (?:jedem|allem) phishing",
          "(?:stopp|verhinder|beende)(?:t|n|en) (?:jedes |alles )?phishing",
        ),
      ],
      unless: word("passkeys?", "sicherheitsschlüssel"),
    },
  ],
};

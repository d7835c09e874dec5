import { part, type Words, word } from "./phrase.ts";

const SECRET = word(
  "\\p{L}{0,20}pass(?:wort|wörter|wörtern|worte|wortes|phrasen?)",
  "kennw(?:ort|örter)",
  "pin",
  "es",
  "sie",
);
const TIMER = word(
  "alle (?:(?:\\d{1,3}|zwei|drei|sechs|dreißig|sechzig|neunzig) )?(?:tage|wochen|monate|jahre|paar (?:tage|wochen|monate))",
  "jede[ns]? (?:tag|woche|monat|quartal|jahr)",
  "regelmäßig",
  "(?:monat|viertel|jähr|wöchent)\\p{L}{0,5}lich",
  "einmal (?:im|pro) (?:monat|jahr|quartal)",
);
const CHARACTERS = word(
  "sonderzeichen",
  "groß- und kleinbuchstaben",
  "großbuchstaben",
  "kleinbuchstaben",
  "symbolen?",
  "satzzeichen",
  "buchstaben und zahlen",
  "ziffern und \\p{L}{1,20}",
  "zahlen und \\p{L}{1,20}",
);
const MANAGERS = "(?:passwort-?manager[ns]?|auto(?:matisches )?ausfüllen|autofill)";

export const GERMAN: Words = {
  softBreak: /,(?!\d)|\s(?=(?:und|aber|sondern|dann|weil|wenn|falls|damit)\s)/giu,
  negation: word(
    "nicht",
    "nie",
    "niemals",
    "kein(?:e|en|er|es|em)?",
    "nichts",
    "niemand",
    "ohne",
    "weder",
    "noch nie",
    "hör(?:e|t|en sie)? auf",
    "vermeide[nt]?",
    "statt",
    "anstatt",
    "unnötig",
    "überflüssig",
    "früher",
    "veraltet",
    "mythos",
    "märchen",
  ),
  insisting: word("vergiss nicht", "vergessen sie nicht", "nicht vergessen", "nicht nur", "ohne ausnahme"),
  numbers: {
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    elf: 11,
    zwölf: 12,
    dreizehn: 13,
    vierzehn: 14,
    fünfzehn: 15,
  },
  expansions: {
    "2SV": word("zwei-?(?:schritt|stufen)-?(?:verifizierung|bestätigung|prüfung)", "bestätigung in zwei schritten"),
    "2FA": word("zwei-?faktor-?(?:authentifizierung|authentisierung|anmeldung)"),
    MFA: word("(?:mehr|multi)-?faktor-?(?:authentifizierung|authentisierung|anmeldung)"),
    OTP: word("einmal-?(?:passwort|passwörter|codes?|kennwort)"),
  },
  longestSentence: { words: 20 },
  phrases: {
    rotation: [
      {
        all: [
          word(
            "änder[en]?",
            "ändere",
            "ändern",
            "ändert",
            "wechsle",
            "wechseln",
            "wechselt",
            "erneuere",
            "erneuern",
            "geändert",
            "gewechselt",
          ),
          SECRET,
          TIMER,
        ],
        unless: /\?\s*$/u,
      },
    ],
    composition: [
      {
        all: [
          word(
            "nutze",
            "nutzen",
            "verwende",
            "verwenden",
            "mische",
            "mischen",
            "kombiniere",
            "muss",
            "müssen",
            "sollte",
            "sollten",
            "braucht",
            "enthält",
            "enthalten",
            "mit",
            "füge",
          ),
          CHARACTERS,
        ],
      },
      { all: [word("komplexe[nsr]? (?:passw(?:ort|örter|örtern)|kennw(?:ort|örter))")] },
    ],
    minimumLength: [
      {
        all: [
          word("mindestens", "wenigstens", "minimum", "oder mehr", "nicht weniger als"),
          word(
            "(?<length>\\d{1,3}|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn) (?:zeichen|buchstaben|stellen)",
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
            "zweite[rnms]? (?:schritt|faktor)",
            "(?:zwei|mehr|multi)-?(?:faktor|schritt)\\p{L}{0,20}(?:-\\p{L}{1,20})?",
          ),
        ],
      },
    ],
    swaps: [
      {
        all: [
          word("ersetze", "ersetzen sie", "tausche", "tauschen sie"),
          word("buchstaben", "vokale", "ein [aeios]"),
          word("zahlen", "ziffern", "sonderzeichen", "eine null"),
        ],
        unless: word("angreifer(?:n|innen)?", "kriminelle", "täter"),
      },
    ],
    trueAnswers: [
      {
        all: [
          word("beantworte", "beantworten", "antworte", "antworten"),
          word("sicherheitsfragen?"),
          word("ehrlich", "wahrheitsgemäß", "wahrheitsgetreu", "richtig"),
        ],
      },
      { all: [word("(?:nutze|setze|schreibe|notiere|hinterlege) (?:dir )?(?:einen|deinen) (?:passwort)?hinweis")] },
    ],
    forbidsPasting: [
      {
        all: [
          word(
            `(?:nutze|nutzen sie|verwende|verwenden sie|installiere) (?:niemals|nie|kein(?:e|en)?|nicht) (?:einen |den )?${MANAGERS}`,
          ),
        ],
      },
      {
        all: [
          word(`(?:vermeide|deaktiviere|verbiete|blockiere|sperre)n?(?: sie)? (?:den |das |einen |alle )?${MANAGERS}`),
        ],
      },
    ],
    phishingProof: [
      {
        all: [
          word("sms(?:-codes?)?", "codes?", "push(?:-nachrichten)?", "authenticator-apps?"),
          word(
            "phishing-?(?:sicher|resistent|fest)e?",
            "(?:nicht|nie) abgefischt",
            "schütz(?:t|en) (?:dich )?vor jedem phishing",
          ),
        ],
        unless: word("passkeys?", "sicherheitsschlüssel"),
      },
    ],
    absolutes: [
      {
        all: [
          word(
            "100 ?(?:%|prozent) sicher\\p{L}{0,2}",
            "hundertprozentig\\p{L}{0,2} (?:sicher|schutz)\\p{L}{0,4}",
            "unknackbar\\p{L}{0,2}",
            "unhackbar\\p{L}{0,2}",
            "unmöglich zu (?:knacken|erraten|hacken|stehlen)",
            "(?:absolut|vollkommen|völlig|komplett) sicher\\p{L}{0,2}",
          ),
        ],
      },
    ],
    statistic: [
      { all: [/\d[\d,.]{0,12}\s?(?:%|prozent)/iu] },
      {
        all: [
          word(
            "(?:\\d{1,3}|eine[rs]?|zwei|drei|vier|sieben|acht|neun) von (?:\\d{1,3}|drei|vier|fünf|zehn)",
            "jede[rs]? (?:zweite|dritte|vierte|fünfte|zehnte)",
          ),
        ],
      },
      { all: [word("(?:\\d[\\d,.]{0,12} )?(?:millionen|milliarden|tausende)(?: von)? \\p{L}{2,20}")] },
    ],
    crackTime: [
      {
        all: [
          word("knack(?:en|t|bar)", "geknackt", "errat(?:en|et)", "errät"),
          word(
            "(?:\\d[\\d,.]{0,12}|eine[rmn]?|wenigen?|tausende|millionen|in) (?:sekunden?|minuten?|stunden?|tagen?|monaten?|jahre?n?|jahrhunderten?)",
            "sofort",
          ),
        ],
        unless: word("pro sekunde", "offline", "grafikkarten?"),
      },
    ],
    scanCode: [{ all: [word("qr-?codes?")] }],
    secondAction: [
      {
        all: [
          word(
            "(?:und|dann) (?:auch )?(?:ändere|aktiviere|schalte|installiere|nutze|aktualisiere|lösche|melde|prüfe|rufe|speichere|mache|wähle|öffne|teile|besuche|richte)",
          ),
        ],
      },
    ],
    signIn: [{ all: [part("passw(?:ort|örter)", "kennwort", "anmeld(?:en|ung)", "einlogg")] }],
    passkey: [{ all: [word("passkeys?")] }],
    dropsCodes: [
      { all: [word("(?:verzichte auf|vermeide|nutze keine|schalte|deaktiviere) (?:die )?sms(?:-codes?)?(?: ab)?")] },
    ],
    betterFactor: [{ all: [word("passkeys?", "sicherheitsschlüssel", "authenticator-apps?")] }],
    blame: [
      {
        all: [
          word(
            "dumm\\p{L}{0,2}",
            "idioten?",
            "faul\\p{L}{0,2}",
            "leichtsinnig\\p{L}{0,2}",
            "selbst schuld",
            "deine schuld",
            "albtr(?:aum|äume)",
            "bevor es zu spät ist",
          ),
        ],
      },
    ],
    neverWriteDown: [
      {
        all: [
          word(
            "schreib(?:e|en sie)? (?:\\p{L}{2,10} ){0,2}(?:niemals|nie|nicht) auf",
            "notiere (?:\\p{L}{2,10} ){0,2}(?:niemals|nie|nicht)",
          ),
        ],
        unless: word("wo", "neben", "bildschirm", "schreibtisch"),
      },
    ],
    disclosure: [
      {
        all: [
          word(
            "keine werbung",
            "nicht bezahlt",
            "nicht gesponsert",
            "ein(?:er|e|es) von (?:vielen|mehreren)",
            "zum beispiel",
          ),
        ],
      },
    ],
    asksToReport: [
      {
        all: [
          word("melde (?:es|sie|ihn|den|die|das|einen|eine)", "melden sie", "leite (?:sie|es|die \\p{L}{2,20}) weiter"),
        ],
      },
    ],
  },
};

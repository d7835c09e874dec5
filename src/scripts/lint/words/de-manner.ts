import { type Phrases, part, word } from "./phrase.ts";

const NUMBER = "(?:\\d[\\d,.]{0,14}|eine[rsnm]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert|tausend)";
const DO =
  "(?:(?:änder|aktivier|schalt|installier|nutz|verwend|aktualisier|lösch|meld|prüf|ruf|speicher|mach|wähl|öffn|teil|besuch|richt|sicher|stell|füg|lad|leg)(?:e|en sie)|lies|gib|nimm)";

/** How German promises, counts, blames and asks. */
export const GERMAN_MANNER: Phrases = {
  absolutes: [
    {
      all: [
        word(
          "100 ?(?:%|prozent) (?:sicher|geschützt|sicherheit|schutz)\\p{L}{0,2}",
          "hundertprozentig\\p{L}{0,2} (?:sicher|geschützt|schutz)\\p{L}{0,4}",
          "un(?:knackbar|hackbar|überwindbar|angreifbar|erratbar)\\p{L}{0,2}",
          "unmöglich zu (?:knacken|erraten|hacken|stehlen|überwinden)",
          "(?:absolut|vollkommen|völlig|komplett|total|vollständig|perfekt|restlos) (?:sicher|geschützt)\\p{L}{0,2}",
          "(?:kann|können) (?:nie|niemals|nicht) (?:geknackt|gehackt|erraten|gestohlen) werden",
          "garantiert (?:\\p{L}{3,6} )?(?:sicher|sicherheit|schutz)\\p{L}{0,2}",
          "todsicher\\p{L}{0,2}",
        ),
      ],
    },
  ],
  statistic: [
    { all: [/(?<!\d)(?!100\s?(?:%|p))\d[\d,.]{0,12}\s?(?:%|prozent)/iu] },
    {
      all: [
        word(
          `${NUMBER} von ${NUMBER}`,
          "jede[rsmn]? (?:zweite|dritte|vierte|fünfte|zehnte|hundertste)[rn]?",
          "die hälfte (?:aller|der)",
          "ein (?:drittel|viertel|fünftel) (?:aller|der)",
        ),
      ],
    },
    { all: [word(`(?:${NUMBER} )?(?:millionen|milliarden|tausende|hunderte)(?: von)? \\p{L}{2,30}`)] },
    {
      all: [
        word(
          `${NUMBER}[- ]?mal (?:so|mehr|weniger|schneller|sicherer|stärker|länger)`,
          "(?:doppelt|dreifach) so \\p{L}{2,20}",
        ),
      ],
    },
    { all: [/(?<![\p{L}\p{N}.,-])(?:\d{1,3}(?:[.\u00a0\u202f]\d{3}){1,4}(?![\p{L}\p{N}-])|[1-9]\d{4,11} \p{L})/u] },
  ],
  crackTime: [
    {
      all: [
        word(
          "(?:ge)?knack(?:en|t|bar|te)?",
          "err[aä]t(?:en|et)?",
          "hack(?:en|t)",
          "gehackt",
          "entschlüssel[nt]",
          "herausfinden",
        ),
        word(
          "(?:\\d[\\d,.]{0,14}|eine[rmn]?|zwei|drei|zehn|wenigen?|viele|hunderten?|tausenden?|millionen|in) (?:millisekunden|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|jahrhunderte?n?)",
          "sofort",
          "sekundenschnell",
          "im nu",
        ),
      ],
      unless: word(
        "(?:pro|je|in der) sekunde",
        "offline",
        "grafikkarten?",
        "gpus?",
        "hash(?:es|werte?)?",
        "angenommen",
      ),
    },
  ],
  scanCode: [{ all: [word("qr(?:-| )?codes?", "qr")] }],
  secondAction: [{ all: [word(`(?:und|dann)(?: auch| dann| danach)? ${DO}`)] }],
  signIn: [
    {
      all: [
        part("passw(?:ort|örter)", "kennw(?:ort|örter)", "anmeld(?:en|ung)", "einlogg", "zwei-?(?:faktor|schritt)"),
      ],
    },
  ],
  passkey: [{ all: [word("passkeys?", "passkey-\\p{L}{2,20}")] }],
  dropsCodes: [
    {
      all: [
        word(
          "(?:verzichten?(?: sie)? auf|vermeiden?(?: sie)?|meiden?(?: sie)?|nutzen?(?: sie)? keine|verwenden?(?: sie)? keine|deaktivieren?(?: sie)?) (?:die |deine |ihre )?(?:codes? (?:per|über) )?sms(?:-?codes?)?",
          "schalten?(?: sie)? (?:die |deine |ihre )?sms(?:-?codes?)? (?:ab|aus)",
        ),
      ],
    },
  ],
  betterFactor: [
    { all: [word("passkeys?", "sicherheitsschlüsseln?", "authenti(?:cator|fizierungs)-apps?", "app-codes?")] },
  ],
  blame: [
    {
      all: [
        word(
          "dumm\\p{L}{0,4}",
          "idiot(?:en|in)?",
          "faul(?:e[rnsm]?)?",
          "leichtsinnig\\p{L}{0,2}",
          "fahrlässig\\p{L}{0,2}",
          "naiv\\p{L}{0,2}",
          "selbst schuld",
          "(?:deine|ihre) (?:eigene )?schuld",
          "schäm(?:e|en)? (?:dich|sie sich)",
          "albtr(?:aum|äume)",
          "bevor es zu spät ist",
          "sonst (?:wirst du|werden sie) gehackt",
          "ruiniert dein leben",
        ),
      ],
    },
  ],
  neverWriteDown: [
    {
      all: [
        word(
          "schreib(?:e|en sie)? (?:\\p{L}{2,20} ){0,3}(?:niemals|nie|nicht) auf",
          "schreib(?:e|en sie)? (?:niemals|nie|keine) (?:\\p{L}{2,20} ){0,2}auf",
          "notier(?:e|en sie) (?:\\p{L}{2,20} ){0,3}(?:niemals|nie|nicht)",
          "notier(?:e|en sie) (?:dir |sich )?(?:niemals|nie|keine) (?:pass|kenn)(?:wort|wörter)",
          "(?:niemals|nie|nicht) (?:\\p{L}{2,20} )?(?:aufschreiben|notieren)",
        ),
      ],
      unless: word(
        "wo",
        "neben",
        "(?:am|an den|auf den) bildschirm",
        "bildschirm",
        "schreibtisch",
        "außer",
        "es sei denn",
      ),
    },
  ],
  disclosure: [
    {
      all: [
        word(
          "keine (?:werbung|anzeige)",
          "nicht (?:bezahlt|gesponsert)",
          "niemand bezahlt",
          "gesponsert von",
          "eine?[rs]? (?:von|unter) (?:vielen|mehreren)",
          "zum beispiel",
          "beispielsweise",
          "nur ein beispiel",
        ),
      ],
    },
  ],
  asksToReport: [
    {
      all: [
        word(
          "melde (?:es|sie|ihn|den|die|das|diese[ns]?|einen?|jeden?|betrug|phishing|verdächtige\\p{L}{0,1})",
          "melden sie (?!sich)\\p{L}{2,20}",
          "leiten?(?: sie)? (?:sie|es|ihn|den \\p{L}{2,20}|die \\p{L}{2,20}|das \\p{L}{2,20}) (?:\\p{L}{2,20} ){0,3}weiter",
        ),
      ],
    },
  ],
};

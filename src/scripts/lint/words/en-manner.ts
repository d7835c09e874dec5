import { type Phrases, word } from "./phrase.ts";

const NUMBER = "(?:\\d[\\d,.]{0,14}|two|three|four|five|six|seven|eight|nine|ten|hundreds?|thousands?|millions?)";

/** How English promises, counts, blames and asks. */
export const ENGLISH_MANNER: Phrases = {
  absolutes: [
    {
      all: [
        word(
          "un(?:hack|crack|break|guess)able",
          "hack-?proof",
          "bullet-?proof",
          "fool-?proof",
          "100 ?(?:%|per ?cent) (?:safe|secure|protected|protection|safety|security)",
          "impossible to (?:hack|crack|guess|steal|break)",
          "(?:completely|totally|perfectly|absolutely|fully) (?:safe|secure|protected)",
          "(?:cannot|can['’]t|can never|will never|never) be (?:hacked|cracked|guessed|stolen)",
          "guarantees? (?:your )?(?:safety|security|protection)",
        ),
      ],
    },
  ],
  statistic: [
    { all: [/(?<!\d)(?!100\s?(?:%|p))\d[\d,.]{0,12}\s?(?:%|per ?cent)/iu] },
    { all: [word(`${NUMBER} (?:in|out of)(?: every)? ${NUMBER}`, `one (?:in|out of)(?: every)? ${NUMBER}`)] },
    {
      all: [
        word(`${NUMBER} (?:thousand|million|billion)s?`, "(?:hundreds|thousands|millions|billions) of \\p{L}{2,20}"),
      ],
    },
    { all: [word(`${NUMBER} times (?:as|more|less|faster|harder|likelier|safer|stronger|longer)`)] },
    { all: [/(?<![\p{L}\p{N}.,-])(?:\d{1,3}(?:,\d{3}){1,4}(?![\p{L}\p{N}-])|[1-9]\d{4,11} \p{L})/u] },
  ],
  crackTime: [
    {
      all: [
        word("crack(?:s|ed|ing)?", "guess(?:es|ed|ing)?", "break(?:s|ing)?", "broken", "brute[- ]forced?"),
        word(
          "(?:\\d[\\d,.]{0,14}|an?|one|two|three|ten|few|many|hundreds? of|thousands? of|millions? of|billions? of|in) (?:milli)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))",
          "instantly",
        ),
      ],
      unless: word(
        "per second",
        "a second",
        "offline",
        "graphics cards?",
        "gpus?",
        "hash(?:es|ed)?",
        "assum(?:es|ing)",
      ),
    },
  ],
  scanCode: [{ all: [word("qr(?: codes?)?")] }],
  secondAction: [
    {
      all: [
        word(
          "(?:and|then)(?: also| then)? (?:change|turn|switch|set|give|install|use|update|delete|remove|report|check|call|add|save|make|choose|pick|enable|open|share|review|tell|visit|download|back)",
        ),
      ],
    },
  ],
  signIn: [
    {
      all: [
        word(
          "pass(?:word|phrase)s?",
          "sign(?:ing)?[- ]in",
          "log(?:ging)?[- ]?in",
          "logins?",
          "two-step verification",
          "2sv",
        ),
      ],
    },
  ],
  passkey: [{ all: [word("passkeys?")] }],
  dropsCodes: [
    {
      all: [
        word(
          "(?:stop using|drop|ditch|avoid|turn off|switch off|remove|quit|never use|do not use|don['’]t use) (?:(?:your|the|any|all) )?(?:sms|text(?:ed)?(?: message)?)(?: (?:codes?|messages?|verification))?",
        ),
      ],
    },
  ],
  betterFactor: [{ all: [word("passkeys?", "security keys?", "authenticator apps?", "app codes?")] }],
  blame: [
    {
      all: [
        word(
          "stupid",
          "idiots?",
          "careless",
          "lazy",
          "foolish",
          "dumb",
          "clueless",
          "your (?:own )?fault",
          "shame on",
          "(?:ruin|destroy)s? your life",
          "nightmares?",
          "terrifying",
          "you will be (?:hacked|robbed|next)",
          "before it(?: is|['’]s) too late",
          "or else",
        ),
      ],
    },
  ],
  neverWriteDown: [
    {
      all: [
        word(
          "(?:never|do not|don['’]t|must not|should not) (?:ever )?write (?:(?:your|a|the|any|down) ){0,2}(?:it|them|pass(?:word|phrase|code)s?|pins?)(?: down)?",
        ),
      ],
      unless: word(
        "where",
        "near",
        "next to",
        "beside",
        "sticky notes?",
        "on (?:your|the) (?:screen|desk|monitor)",
        "unless",
      ),
    },
  ],
  disclosure: [
    {
      all: [
        word(
          "not (?:paid|sponsored)",
          "no (?:one pays|endorsement|sponsor(?:ship)?)",
          "not an endorsement",
          "one of (?:many|several)",
          "we make (?:it|this)",
          "sponsored by",
          "only an example",
          "for example",
        ),
      ],
    },
  ],
  asksToReport: [
    {
      all: [
        word(
          "report (?:it|them|this|that|the|an?|any|scams?|phishing|fraud|suspicious)",
          "forward (?:it|the (?:message|text|email)) to",
        ),
      ],
    },
  ],
};

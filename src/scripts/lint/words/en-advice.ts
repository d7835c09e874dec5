import { type Phrases, word } from "./phrase.ts";

const SECRET = word("pass(?:word|phrase|code)s?", "pins?", "credentials", "logins?", "it", "them");
const TIMER = word(
  "(?:every|each) (?:single |few |other |couple of )?(?:(?:\\d{1,3}|one|two|three|four|six|twelve|thirty|sixty|ninety)[ -])?(?:days?|weeks?|months?|quarters?|years?)",
  "once an? (?:week|month|quarter|year)",
  "(?:week|month|quarter|year)ly",
  "annually",
  "regularly",
  "periodically",
);
const QUESTION = /\?\s*$/u;
const CHARACTERS = word(
  "symbols?",
  "(?:special|different) characters?",
  "character types",
  "punctuation",
  "(?:upper|lower)[- ]?case",
  "capital letters?",
  "capitals",
  "numbers and \\p{L}{1,12}",
  "(?:letters|signs) and numbers",
  "mix of signs",
);
const ATTACKERS = word("attackers?", "criminals?", "hackers?", "thieves", "tools?", "programs?");
const MANAGERS = "(?:password managers?|auto[- ]?fill)";
const PASTING = "past(?:e|ing)(?: (?:your|a|the|any))?(?: passwords?)";
const ANY = "(?:(?:a|an|any|your|the|browser|online)\\s){0,2}";
const CODES = word(
  "sms",
  "text(?:ed)? (?:message )?codes?",
  "codes?",
  "text messages?",
  "push(?: (?:notifications?|prompts?))?",
  "authenticator apps?",
);

/** How English advises about passwords and signing in. */
export const ENGLISH_ADVICE: Phrases = {
  rotation: [
    {
      all: [
        word(
          "change",
          "rotate",
          "renew",
          "reset",
          "refresh",
          "be (?:changed|rotated|renewed|reset)",
          "(?:recommend|advise|suggest|keep|try|start) (?:changing|rotating|renewing)",
        ),
        SECRET,
        TIMER,
      ],
      unless: QUESTION,
    },
    {
      all: [word("update", "replace", "expires?"), word("pass(?:word|phrase|code)s?", "pins?"), TIMER],
      unless: QUESTION,
    },
  ],
  composition: [
    {
      all: [
        word(
          "use",
          "mix",
          "mix of",
          "include",
          "add",
          "combine",
          "contains?",
          "needs?",
          "must",
          "should",
          "requires?",
          "put",
          "with",
        ),
        CHARACTERS,
      ],
      unless: word("beats?", "than", "instead"),
    },
    {
      all: [word("complex pass(?:word|phrase|code)s?")],
      unless: word("beats?", "than", "instead", "hard(?:er)? to (?:remember|type)", "easy to forget"),
    },
    {
      all: [
        word("pass(?:word|phrase|code)s?", "it", "them"),
        word("(?:must|should|needs? to) be complex", "make (?:it|them) complex"),
      ],
    },
  ],
  minimumLength: [
    {
      all: [
        word(
          "at least",
          "minimum(?: of)?",
          "no (?:fewer|less|shorter) than",
          "or (?:more|longer)",
          "not (?:less|fewer) than",
        ),
        word(
          "(?<length>\\d{1,3}|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)[ -](?:characters?|letters|signs)",
        ),
      ],
    },
    { all: [/(?<![\p{L}\p{N}])(?<length>\d{1,3})\+ (?:characters?|letters)/iu] },
  ],
  secondFactor: [
    {
      all: [word("2sv", "2fa", "mfa", "second (?:step|factor)", "(?:two|2)[- ](?:step|factor)", "multi[- ]?factor")],
    },
  ],
  swaps: [
    {
      all: [
        word("swap", "replace", "substitute", "exchange", "trade"),
        word("letters?", "vowels?", "an? [aeios]", "every [aeios]"),
        /(?<![\p{L}\p{N}])(?:numbers?|digits?|symbols?|signs?|zeros?|[013457@$])(?![\p{L}\p{N}])/iu,
      ],
      unless: ATTACKERS,
    },
    {
      all: [
        word("add", "put", "append", "stick", "end", "finish"),
        word("(?:at|to|on) the end", "with"),
        /(?<![\p{L}\p{N}])(?:a number|a digit|a symbol|an exclamation mark|1|!)(?![\p{L}\p{N}])/iu,
      ],
      unless: ATTACKERS,
    },
  ],
  trueAnswers: [
    {
      all: [
        word("answers?", "answering"),
        word("security questions?", "secret questions?", "questions?"),
        word("truthfully", "honestly", "correctly", "(?:true|real|honest|correct) (?:answers?|facts?)", "the truth"),
      ],
    },
    {
      all: [word("(?:give|use|enter) (?:true|real|honest|your real) answers?"), word("(?:security|secret) questions?")],
    },
    { all: [word("(?:use|set|add|give|choose|write|leave) (?:yourself )?(?:a|your) (?:password )?hints?")] },
  ],
  forbidsPasting: [
    { all: [word(`(?:not|never|n['’]t)\\s(?:ever\\s)?(?:use|trust|install|rely on|allow)\\s${ANY}${MANAGERS}`)] },
    { all: [word(`(?:\\p{L}{2,8}n['’]t)\\s(?:use|trust|install|rely on|allow)\\s${ANY}${MANAGERS}`)] },
    {
      all: [word(`(?:not|never|\\p{L}{2,8}n['’]t)\\s(?:ever\\s)?${PASTING}`)],
      unless: word("into", "where", "chats?", "messages?", "emails?", "mails?"),
    },
    {
      all: [
        word(
          `(?:avoid|ban|block|forbid|disable|turn off|switch off|stop using|stop)\\s${ANY}(?:using\\s)?${ANY}(?:${MANAGERS}|${PASTING}|pasting)`,
        ),
      ],
    },
  ],
  phishingProof: [
    {
      all: [
        CODES,
        word(
          "phishing[- ](?:proof|resistant)",
          "un-?phishable",
          "(?:cannot|can['’]t|can not) be (?:phished|stolen|tricked)",
          "(?:stops?|ends?|prevents?|blocks?) (?:all )?phishing",
          "safe from phishing",
        ),
      ],
      unless: word("passkeys?", "security keys?"),
    },
  ],
};

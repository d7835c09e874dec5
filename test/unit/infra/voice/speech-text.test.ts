import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { projectPath } from "#config/project.ts";
import { speechText } from "#infra/voice/speech-text.ts";

test.each([
  ["See sunny-corner.example/email today.", "See sunny corner dot example slash email today."],
  ["Go to https://www.sunny-corner.example/a.", "Go to www dot sunny corner dot example slash a."],
  ["Write to help@sunny-corner.example.", "Write to help at sunny corner dot example."],
  ["Your PIN, an SMS, a URL, your ID.", "Your pin, an S M S, a U R L, your I D."],
  ["Use 2SV or 2FA or MFA.", "Use two S V or two F ay or M F ay."],
  ["PINs, IDs and URLs", "pins, I D's and U R L's"],
  ["NEVER share", "never share"],
  ["A passkey, e.g. on a phone", "A passkey, for example on a phone"],
  ["Wait – or \u201cstop\u201d \u2014 now\u2026", "Wait, or stop, now."],
  ["It\u2019s yours; don't", "It's yours; don't"],
  ["16 characters, not 8", "sixteen characters, not eight"],
  [
    "1,000 of 1,234,567",
    "one thousand of one million two hundred and thirty four thousand five hundred and sixty seven",
  ],
  ["2.5 million, 50%", "two point five million, fifty percent"],
  ["in 2027, 2005 and 2000", "in twenty twenty seven, two thousand and five and two thousand"],
  ["PIN 0000 or 123456", "pin zero zero zero zero or one two three four five six"],
  ["the 3rd and 20th", "the third and twentieth"],
  ["at 10:30, 09:05 and 7:00", "at ten thirty, nine oh five and seven o'clock"],
  ["£5 or $5.50", "five pounds or five dollars fifty"],
  ["90-day and on/off", "ninety day and on off"],
  ["Q&A & more", "Q and ay and more"],
  ["P@ssw0rd1! is weak", "Password one is weak"],
  ["Tr0ub4dor&3 too", "Troubador and three too"],
  ["xK9#mQ2$vL", "X K nine hash M Q two dollar V L"],
  ["Sunflower2027!", "Sunflower twenty twenty seven!"],
  ["Café naïve", "Cafe naive"],
  ["Wi-Fi at home", "why fie at home"],
  ["Done.Next", "Done. Next"],
  ["Hi \u{1F44B}\u{1F3FD} there \u2192 \u2605 *bold*", "Hi there bold"],
])("%s is read as a person would", (line, said) => {
  expect(speechText(line)).toBe(said);
});

test.each(["\u{1F44B}", "…", "?!", "パスワード", "مرحبا", "— —"])("nothing is said of %s", (line) => {
  expect(speechText(line)).toBe("");
});

test("whatever is written, the voice gets plain letters and pauses", () => {
  const odd = [
    "$(rm -rf /)",
    "`id`",
    "-o /etc/passwd",
    "<speak>hi</speak>",
    "\u0000\u0007a\u202Eb",
    "a\uD800b",
    "%s%n %d",
  ];
  expect(odd.map(speechText).filter((said) => !/^[A-Za-z' ,.;:!?]*$/.test(said))).toEqual([]);
});

test("every narration of the series is read without a sign or a digit left", () => {
  const scripts = projectPath("videos", "scripts");
  const narrations = readdirSync(scripts).flatMap((episode): string[] =>
    parse(readFileSync(`${scripts}/${episode}/en.yaml`, "utf8")).scenes.map(
      ({ narration }: { narration: string }) => narration,
    ),
  );
  expect(narrations.length).toBeGreaterThan(80);
  expect(narrations.map(speechText).filter((said) => !/^[A-Za-z][A-Za-z' ,.;:!?]+[.!?]$/.test(said))).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { brokenBy, saying } from "./say.ts";

/** For each rule: what it must find, and what it must leave alone. */
const CORPUS: Record<string, { wrong: string[]; right: string[] }> = {
  E01: {
    wrong: [
      "Change it every 90 days.",
      "Change your password every three months.",
      "Every 90 days, change your password.",
      "Never reuse a password, and change it every 90 days.",
      "Do not wait: change it every 30 days.",
      "Do not forget to change your password every month.",
      "Passwords should be changed regularly.",
      "Use complex passwords with symbols and change them every 90 days.",
      "No, change it every 90 days.",
      "Change it every 60 days so you do not get hacked.",
      "We recommend changing it every year.",
    ],
    right: [
      "Do not change it every 90 days.",
      "Stop changing it every 90 days.",
      "You don't have to change your password every month.",
      "There is no need to change it every 90 days.",
      "Instead of rotating passwords every month, change one when it leaks.",
      "Still changing your password every 90 days?",
      "Change it when somebody else knows it.",
      "Install updates every month.",
      "The old advice was to change it every 90 days.",
      "Never, ever change it every 90 days.",
    ],
  },
  E02: {
    wrong: [
      "Use complex passwords.",
      "Mix letters and symbols.",
      "Your password must include upper case, lower case and special characters.",
      "Add symbols to make it strong.",
    ],
    right: [
      "You do not need symbols.",
      "A mix of signs is not needed.",
      "Longer beats complex passwords.",
      "Use three random words.",
      "Swapped letters are a trick that attackers know.",
    ],
  },
  E03: {
    wrong: [
      "Use at least eight characters.",
      "Use 12 characters or more.",
      "A minimum of 14 characters will do.",
      "Choose 8+ characters.",
    ],
    right: [
      "Use at least 15 characters.",
      "Sixteen characters or more.",
      "With a second step, use at least eight characters.",
      "Eight characters are not enough.",
      "At least three random words.",
    ],
  },
  E04: {
    wrong: [
      "Swap letters for numbers.",
      "Replace every a with @.",
      "Add a number at the end.",
      "Put an exclamation mark at the end.",
    ],
    right: [
      "Do not swap letters for numbers.",
      "Attackers swap letters for numbers too.",
      "Swapping letters fools nobody.",
      "Add another word at the end.",
      "Never add a number at the end.",
    ],
  },
  E05: {
    wrong: [
      "Answer security questions truthfully.",
      "Answer the secret question with the truth.",
      "Set a password hint.",
      "Give yourself a hint.",
    ],
    right: [
      "Never answer security questions truthfully.",
      "Answer security questions with made-up words.",
      "Do not set a password hint.",
      "Here is a hint from us.",
    ],
  },
  E06: {
    wrong: [
      "Never use a password manager.",
      "Don't trust your browser password manager.",
      "Turn off autofill.",
      "Avoid password managers.",
      "Do not paste passwords.",
    ],
    right: [
      "Use a password manager.",
      "Do not turn off autofill.",
      "Never paste your password into a chat.",
      "A password manager will not fill on the wrong page.",
      "Do not avoid password managers.",
    ],
  },
  E07: {
    wrong: [
      "SMS codes are phishing-proof.",
      "An authenticator app is phishing-resistant.",
      "Push prompts cannot be phished.",
      "A code stops all phishing.",
    ],
    right: [
      "SMS codes are not phishing-proof.",
      "Passkeys are phishing-resistant, codes are less so.",
      "Any code can be phished.",
      "A code is better than none.",
    ],
  },
  E08: {
    wrong: [
      "This makes you unhackable.",
      "Be 100 % safe.",
      "It is impossible to guess.",
      "Your account is completely secure.",
      "It can never be hacked.",
    ],
    right: [
      "Nothing is unhackable.",
      "No password is 100 % secure.",
      "It is harder to guess.",
      "This keeps your account safer.",
    ],
  },
  E09: {
    wrong: [
      "81% of leaks begin with a password.",
      "One in three people reuse theirs.",
      "Millions of accounts leak.",
      "It is five times stronger.",
      "We paid out 120,000 last year.",
      "We fixed 214 bugs and paid 38,500 euros last year.",
    ],
    right: [
      "Use three random words.",
      "Aim at 16 characters.",
      "Since 2017 the advice has changed.",
      "Forward the message to us.",
    ],
  },
  E10: {
    wrong: [
      "It is cracked in two seconds.",
      "Attackers need an hour to guess it.",
      "It takes 300 years to crack.",
      "They break it instantly.",
    ],
    right: [
      "Attackers guess birth years first.",
      "It is harder to guess.",
      "It takes an hour to guess at a thousand tries per second.",
      "Take a minute to breathe.",
    ],
  },
  W04: {
    wrong: ["That is stupid.", "It is your fault.", "Lazy people reuse them.", "Act before it is too late."],
    right: [
      "It is not your fault.",
      "It happens to everyone.",
      "Nobody is stupid for falling for it.",
      "Take your time.",
    ],
  },
  W06: {
    wrong: [
      "Never write it down.",
      "Do not write passwords down.",
      "Don't ever write your password down.",
      "You must not write them down.",
    ],
    right: [
      "Write it down and keep it at home.",
      "Never write it down where others see it.",
      "Do not write your password down next to your screen.",
      "A manager remembers it.",
    ],
  },
};

describe.each(Object.entries(CORPUS))("%s", (rule, { wrong, right }) => {
  test.each(wrong)("is found in: %s", (text) => {
    expect(brokenBy(saying(text))).toContain(rule);
  });
  test.each(right)("is not found in: %s", (text) => {
    expect(brokenBy(saying(text))).not.toContain(rule);
  });
});

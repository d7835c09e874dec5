import type { Corpus } from "./case.ts";

export const ENGLISH: Corpus = {
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
      "A strong password is made with many letters, numbers and symbols.",
    ],
    right: [
      "You do not need symbols.",
      "A mix of signs is not needed.",
      "Longer beats complex passwords.",
      "Complex passwords are hard to remember.",
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
      "60% of people never change theirs.",
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
  E12: {
    wrong: ["Scan the QR code.", "Open bit.ly/abc today."],
    right: ["Never scan a QR code from a stranger.", "Scan the letter for mistakes.", "Go to sunny-corner.example."],
  },
  W01: {
    wrong: ["Turn on updates and change your password", "Stop, then call your bank"],
    right: ["Stop and think", "Give your email three random words", "Search and find one old account"],
  },
  W02: {
    wrong: ["Strong passwords", "Sign in safely"],
    right: ["Update tonight", { title: "Strong passwords", narration: "Use a passkey where one is offered." }],
  },
  W03: {
    wrong: ["Stop using SMS codes.", "Turn off text codes."],
    right: ["Drop SMS codes. Use a passkey.", "Do not drop SMS codes.", "SMS codes are better than none."],
  },
  W05: {
    wrong: ["Turn on 2SV.", "Turn on MFA today."],
    right: ["Turn on two-step verification (2SV).", "Turn on a second step."],
  },
  W07: {
    wrong: ["Install Bitwarden.", "Use Google Authenticator."],
    right: ["Use a manager, for example Bitwarden.", "Use a password manager."],
  },
  W08: {
    wrong: [
      "When you make a new account you should take your time and think of a few words that nobody could ever link with you.",
      "A note at home is fine as long as you keep it where nobody else will look for it while you are out.",
    ],
    right: [
      "Take your time. Think of three words. Nobody should be able to link them with you. Keep them to yourself. That is all.",
      "Use three random words that have nothing to do with you or with the people you know.",
    ],
  },
  W09: {
    wrong: ["Report it today.", "Forward the message to us."],
    right: ["Forward the message to 7726.", "Report phishing to report@phishing.gov.uk.", "You need not report it."],
  },
};

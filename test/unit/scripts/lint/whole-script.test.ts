import { describe, expect, test } from "vitest";
import type { Script } from "#scripts/index.ts";
import { brokenBy, lint, quietScript, SOURCES, saying } from "./say.ts";

const call = (change: object = {}): Script["scenes"][number] => ({
  id: "today",
  kind: "call-to-action",
  action: "–",
  url: "sunny-corner.example",
  verify: "–",
  narration: "–",
  ...change,
});
const claim = (change: object = {}): Script["claims"][number] => ({ id: "a", text: "–", source: "known", ...change });

describe("E09: a number rests on a claim that carries it", () => {
  const text = "81% of leaks begin here.";

  test.each([
    ["a claim with the number", [claim({ text: "In 2025, 81 % of leaks began so." })], false],
    ["a claim with another number", [claim({ text: "In 2025, 18 % of leaks began so." })], true],
    ["a claim whose source nobody knows", [claim({ text: "81 % of leaks.", source: "unknown" })], true],
    ["no claim", [], true],
  ])("with %s", (_, claims, isFound) => {
    expect(brokenBy(saying(text, { claims })).includes("E09")).toBe(isFound);
  });
});

describe("E11: what looks like a password is found", () => {
  test.each([
    "P@ssw0rd1!",
    "p4ssw0rd",
    "Tr0ub4dor&3",
    "xK9mQ2vLp4",
    "Summer2026!x",
    "qwerty",
    "Try 123456 now",
    "(letmein)",
    '"hunter2"',
  ])("%s", (text) => {
    expect(brokenBy(saying(text))).toContain("E11");
  });

  test.each([
    "Use three random words.",
    "SP 800-63B-4 says so",
    "Write to report@phishing.gov.uk",
    "Windows11 and iPhone15",
    "On 2026-12-01 at 09:30",
    "Go to sunny-corner.example/email2",
    "Wi-Fi, 2FA and ISO27001!",
    "It costs £1,200.50 a year",
    "Password managers remember passwords!",
  ])("and not in: %s", (text) => {
    expect(brokenBy(saying(text))).not.toContain("E11");
  });

  test("but an example of a compare scene is drawn with a mark, and may hold one", () => {
    const example = { label: "–", text: "P@ssw0rd1!", note: "–" };
    const scene = { id: "two", kind: "compare", title: "–", weak: example, strong: example, narration: "–" } as const;
    expect(brokenBy(quietScript({ scenes: [scene] }))).toEqual([]);
    expect(brokenBy(quietScript({ scenes: [{ ...scene, title: "P@ssw0rd1!", narration: "P@ssw0rd1!" }] }))).toEqual([
      "E11",
    ]);
  });
});

describe("E12: addresses stay on the allowed domains", () => {
  test.each([
    "Go to bit.ly/abc",
    "Go to https://169.254.169.254/",
    "Open evil.example.",
    "See sunny-corner.example.evil.com",
    "See notsunny-corner.example",
    "Scan the QR code.",
  ])("%s is found", (text) => {
    expect(brokenBy(saying(text))).toContain("E12");
  });

  test.each([
    "Go to sunny-corner.example.",
    "Go to https://www.sunny-corner.example/email",
    "Write to report@phishing.gov.uk",
    "Wait.Then think.",
    "It is 3.5 times longer, e.g. this one.",
  ])("%s is not", (text) => {
    expect(brokenBy(saying(text))).not.toContain("E12");
  });

  test("a shortener is found even on the list, and a QR code needs a printed address beside it", () => {
    expect(brokenBy(saying("Go to bit.ly/abc"), { allowedDomains: ["bit.ly"] })).toEqual(["E12"]);
    expect(brokenBy(quietScript({ scenes: [call({ narration: "Scan the QR code." })] }))).toEqual([]);
  });
});

describe("E13: a presenter has agreed", () => {
  const script = quietScript({ presenter: "kim" });

  test.each([
    ["without a record", [], ["E13"]],
    ["until a day that is past", [{ presenter: "kim", until: "2026-11-30" }], ["E13"]],
    ["until this day", [{ presenter: "kim", until: "2026-12-01" }], []],
    ["as somebody else", [{ presenter: "lee", until: "2027-12-01" }], ["E13"]],
  ])("%s", (_, consents, broken) => {
    expect(brokenBy(script, { consents })).toEqual(broken);
  });

  test("and the rule is not run where nobody knows", () => {
    expect(brokenBy(script)).toEqual([]);
  });
});

describe("W01: one action", () => {
  test.each([
    ["Turn on updates and change your password", ["W01"]],
    ["Stop, then call your bank", ["W01"]],
    ["Stop and think", []],
    ["Give your email three random words", []],
  ])("%s", (action, broken) => {
    expect(brokenBy(quietScript({ action, topic: "–" })).filter((id) => id !== "W02")).toEqual(broken);
  });

  test("two calls to action are one too many", () => {
    expect(lint(quietScript({ scenes: [call(), call({ id: "more" })] }))).toMatchObject([
      { rule: "W01", path: "scenes.1.action" },
    ]);
  });
});

test("W02: an episode about signing in speaks of passkeys", () => {
  expect(brokenBy(quietScript({ topic: "Passwords" }))).toEqual(["W02"]);
  expect(brokenBy(quietScript({ title: "Sign in safely" }))).toEqual(["W02"]);
  expect(brokenBy(saying("Use a passkey where you can.", { topic: "Passwords" }))).toEqual([]);
  expect(brokenBy(quietScript({ topic: "Updates" }))).toEqual([]);
});

test.each([
  ["Stop using SMS codes.", ["W03"]],
  ["Turn off text codes.", ["W03"]],
  ["Drop SMS codes. Use a passkey.", []],
  ["Do not drop SMS codes.", []],
  ["SMS codes are better than none.", []],
])("W03: %s", (text, broken) => {
  expect(brokenBy(saying(text))).toEqual(broken);
});

test.each([
  ["Turn on 2SV.", ["W05"]],
  ["Turn on MFA today.", ["W05"]],
  ["Turn on two-step verification (2SV).", []],
  ["Turn on a second step.", []],
])("W05: %s", (text, broken) => {
  expect(brokenBy(saying(text))).toEqual(broken);
});

test.each([
  ["Install Bitwarden.", ["W07"]],
  ["Use Google Authenticator.", ["W07"]],
  ["Use a manager, for example Bitwarden.", []],
  ["Use a password manager.", []],
])("W07: %s", (text, broken) => {
  expect(brokenBy(saying(text))).toEqual(broken);
});

test("W08: 20 words are a sentence, 21 are too many; in Japanese, characters count", () => {
  expect(brokenBy(saying(`${"so ".repeat(20).trim()}.`))).toEqual([]);
  expect(brokenBy(saying(`${"so ".repeat(21).trim()}.`))).toEqual(["W08"]);
  expect(brokenBy(saying(`${"so ".repeat(12).trim()}. ${"so ".repeat(12).trim()}.`))).toEqual([]);
  expect(brokenBy(saying("あ".repeat(60), { locale: "ja" }))).toEqual([]);
  expect(brokenBy(saying("あ".repeat(61), { locale: "ja" }))).toEqual(["W08"]);
});

test.each([
  ["Report it today.", ["W09"]],
  ["Forward the message to us.", ["W09"]],
  ["Forward the message to 7726.", []],
  ["Report phishing to report@phishing.gov.uk.", []],
])("W09: %s", (text, broken) => {
  expect(brokenBy(saying(text))).toEqual(broken);
});

test.each([
  ["on the day of the next check", "2027-05-01", []],
  ["a day later", "2027-05-02", ["W10"]],
])("W10: a source, %s", (_, on, broken) => {
  expect(brokenBy(quietScript({ claims: [claim()], nextCheckOn: "2099-01-01" }), { on })).toEqual(broken);
});

test("W10: a source is old after a year, whatever its next check says", () => {
  const sources = SOURCES.map((source) => ({ ...source, nextCheckOn: "2099-01-01" }));
  const script = quietScript({ claims: [claim()], nextCheckOn: "2099-01-01" });
  expect(brokenBy(script, { sources, on: "2027-11-01" })).toEqual([]);
  expect(brokenBy(script, { sources, on: "2027-11-02" })).toEqual(["W10"]);
  expect(brokenBy(quietScript({ nextCheckOn: "2026-11-30" }))).toEqual(["W10"]);
});

describe("W11: all languages make the same claims", () => {
  const script = quietScript({ claims: [claim({ text: "5 words, 16 signs" })] });
  const inArabic = (change: object) => quietScript({ locale: "ar", claims: [claim(change)] });

  test.each([
    ["in other words and digits", inArabic({ text: "١٦ رمزًا و٥ كلمات" }), []],
    ["with another number", inArabic({ text: "١٥ رمزًا و٥ كلمات" }), ["W11"]],
    ["under another name", inArabic({ text: "١٦ رمزًا و٥ كلمات", id: "b" }), ["W11"]],
    ["by another source", inArabic({ text: "١٦ رمزًا و٥ كلمات", source: "other" }), ["W11"]],
  ])("%s", (_, sibling, broken) => {
    expect(brokenBy(script, { siblings: [sibling] })).toEqual(broken);
  });
});

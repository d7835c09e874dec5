import { describe, expect, test } from "vitest";
import { whyGuessable } from "#accounts/passwords/guessable.ts";
import { COMMON_WORDS } from "#accounts/passwords/most-used.ts";
import { faultOfPassword, lengthOf, passwordSchema } from "#accounts/passwords/password-rules.ts";

const rosa = { name: "Rosa Parkinson", email: "rosa.p@sunflower.example" };
const alone = { ...rosa, hasSecondStep: false };
const beside = { ...rosa, hasSecondStep: true };

describe("length is what counts", () => {
  test.each([
    ["14 characters alone", "gravel-otters-", alone, "is shorter than 15 characters"],
    ["15 characters alone", "gravel-otters-9", alone, null],
    ["7 characters beside a code", "otterly", beside, "is shorter than 8 characters"],
    ["8 characters beside a code", "ottergum", beside, null],
    ["65 characters", "quiet gravel otters walk home at noon and count nine green kettles", alone, null],
    ["Unicode: 15 characters of several bytes", "łódka-żaglówka-ß", alone, null],
    ["emoji count as one each", "🦦🌻🥝🚲🧵🪁🧊🥁🪵🎈🧀🪐🦔🌶️", alone, null],
    ["no capital, digit or sign", "gravelottershum", alone, null],
    ["spaces, also at both ends", "  gravel otters hum  ", alone, null],
  ])("%s", (_what, password, who, fault) => {
    expect(faultOfPassword(password, who)).toBe(fault);
  });

  test("1,024 characters are taken and 1,025 are not, whatever their bytes", () => {
    expect(passwordSchema.safeParse("ż".repeat(1024)).success).toBe(true);
    expect(passwordSchema.safeParse("ż".repeat(1025)).success).toBe(false);
    expect(lengthOf("🦦".repeat(3))).toBe(3);
  });

  test("exactly what was typed is kept: no trimming, no case, no normalisation", () => {
    for (const typed of ["  spaces  ", "ÀÉ", "A\u0300", "tab\there", "\u0000null"]) {
      expect(passwordSchema.parse(typed)).toBe(typed);
    }
  });

  test("half a character is refused, for all halves are the same bytes", () => {
    expect(passwordSchema.safeParse("otters-and-gravel\ud800").success).toBe(false);
  });
});

describe("what is tried first is refused", () => {
  test.each([
    "passwordpassword",
    "Password2026!!!!",
    "P@ssw0rd2026!!!!",
    "pa55word.pa55word",
    "123456789012345",
    "098765432109876",
    "2026-11-27-2026",
    "qwertyuiopasdfg",
    "QWERTZUIOPASDFGH",
    "1qaz2wsx3edc4rfv",
    "aaaaaaaaaaaaaaaa",
    "abcabcabcabcabc",
    "abcdefghijklmnop",
    "correct horse battery staple",
    "letmein!letmein!",
    "iloveyou20202020",
    "!!!!!sunshine!!!",
    "MichaelMichael12",
  ])("%s", (password) => {
    expect(faultOfPassword(password, alone)).not.toBeNull();
  });

  test.each([
    ["the person's name", "RosaParkinson1985!"],
    ["the name beside a common word", "parkinson-dragon-1"],
    ["the address", "sunflower.example"],
    ["the name of the program", "Sunny Corner 2026!"],
    ["the name of the program twice", "sunnycornersunnycorner"],
  ])("%s", (_what, password) => {
    expect(faultOfPassword(password, alone)).toContain("your name");
  });

  test("three words are welcome, common or not, and so is a sentence with one's name", () => {
    expect(faultOfPassword("dragon kettle gravel", alone)).toBeNull();
    expect(faultOfPassword("rosa counts nine kettles", alone)).toBeNull();
  });

  test("the list stands for more than three thousand passwords of eight characters and more", () => {
    const tails = ["", "1", "12", "123", "1234", "2025", "2026", "!", "1!", "123!", "1234!", "2026!"];
    const forms = [...COMMON_WORDS].flatMap((word) => tails.flatMap((tail) => [word + tail, capital(word) + tail]));
    const tried = new Set(forms.filter((form) => lengthOf(form) >= 8));
    expect(tried.size).toBeGreaterThan(3000);
    expect([...tried].filter((form) => whyGuessable(form, []) === null)).toEqual([]);
  });
});

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

import { describe, expect, test } from "vitest";
import { newTokenText, parseToken } from "#accounts/tokens/token-text.ts";
import { waitSeconds } from "#accounts/tries/limits.ts";
import { newRecoveryCode, plainRecoveryCode } from "#accounts/ways/recovery-codes.ts";
import { newTotpSecret, stepOfCode, totpAddress } from "#accounts/ways/totp.ts";
import { HOUR, MINUTE, SECOND } from "#core/clock.ts";

const now = new Date("2026-11-27T09:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

describe("recovery codes", () => {
  test("have at least 112 random bits, in letters that nobody mixes up", () => {
    const code = newRecoveryCode();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(code.replaceAll("-", "").length * Math.log2(32)).toBeGreaterThanOrEqual(112);
  });

  test("are taken however they are typed", () => {
    const code = "01AB-CDEF-GHJK-MNPQ-RSTV-WXYZ";
    for (const typed of [
      code,
      code.toLowerCase(),
      code.replaceAll("-", ""),
      code.replaceAll("-", " "),
      "olab-cdef-ghjk-mnpq-rstv-wxyz",
    ]) {
      expect(plainRecoveryCode(typed)).toBe(code);
    }
  });
});

describe("codes of an authenticator app", () => {
  // RFC 6238, appendix B, SHA-1: the secret "12345678901234567890" and the last six of its eight digits.
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  test.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
  ])("are those of RFC 6238 at second %i", (seconds, code) => {
    expect(stepOfCode(secret, code, new Date(seconds * SECOND))).toBe(Math.floor(seconds / 30));
  });

  test("count one step before and after, and no further", () => {
    const at = (seconds: number) => stepOfCode(secret, "081804", new Date((1111111109 + seconds) * SECOND));
    const step = Math.floor(1111111109 / 30);
    expect([at(-30), at(0), at(30)]).toEqual([step, step, step]);
    expect([at(-60), at(60), at(90)]).toEqual([null, null, null]);
  });

  test("come from 160 bits that the app reads under our name", () => {
    const made = newTotpSecret();
    expect(made).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpAddress(made, "rosa@example.org")).toContain(`secret=${made}`);
    expect(totpAddress(made, "rosa@example.org")).toMatch(/^otpauth:\/\/totp\/Sunny%20Corner:rosa/);
  });
});

describe("an API token", () => {
  const id = "01234567-89ab-4cde-8f01-23456789abcd";
  test("carries its id and a secret of 256 bits, and reads back", () => {
    const { text, secret } = newTokenText(id);
    expect(text).toMatch(/^psa_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/);
    expect(parseToken(text)).toEqual({ id, secret });
  });

  test.each([
    "",
    "psa_",
    "psa_x_y",
    `psb_${"0".repeat(32)}_${"a".repeat(43)}`,
    `psa_${"0".repeat(32)}_${"a".repeat(44)}`,
  ])('"%s" is none', (text) => expect(parseToken(text)).toBeNull());
});

describe("too many failed tries", () => {
  const spread = (count: number, overMs: number) => Array.from({ length: count }, (_, n) => ago((n * overMs) / count));
  test.each([
    ["four of an account are fine", { ofAccount: spread(4, MINUTE), ofAddress: [] }, 0],
    ["after the fifth of an account the sixth waits", { ofAccount: spread(5, 0), ofAddress: [] }, 15 * 60],
    ["until the oldest of the five no longer counts", { ofAccount: spread(5, 10 * MINUTE), ofAddress: [] }, 7 * 60],
    [
      "five that are a quarter of an hour old are fine",
      { ofAccount: spread(5, 0).map(() => ago(15 * MINUTE)), ofAddress: [] },
      0,
    ],
    ["49 of an address are fine", { ofAccount: [], ofAddress: spread(49, MINUTE) }, 0],
    ["after the fiftieth of an address it waits an hour", { ofAccount: [], ofAddress: spread(50, 0) }, HOUR / SECOND],
  ])("%s", (_what, failed, seconds) => {
    expect(waitSeconds(failed, now)).toBe(seconds);
  });
});

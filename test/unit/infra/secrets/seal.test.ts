import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ConfigurationError } from "#core/errors.ts";
import { openSealer } from "#infra/secrets/seal.ts";

const KEY = randomBytes(32);
const OLD_KEY = randomBytes(32);
const PLACE = { channelId: "0199-channel", name: "accessToken" };
const CANARY = "canary-9f2c-ümlaut-🔑";

const refusalOf = (open: () => string): Error => {
  try {
    return new Error(`It opened: ${open()}`);
  } catch (error) {
    return error as Error;
  }
};

test("what was sealed opens again, letter for letter", () => {
  const sealer = openSealer([KEY]);
  for (const value of [CANARY, "", "x".repeat(10_000)]) {
    expect(sealer.open(PLACE, sealer.seal(PLACE, value))).toBe(value);
  }
});

test("the sealed text shows nothing of the value, and the same value never looks the same", () => {
  const sealer = openSealer([KEY]);
  const [one, other] = [sealer.seal(PLACE, CANARY), sealer.seal(PLACE, CANARY)];
  expect(one).not.toBe(other);
  expect(Buffer.from(one.split(".")[2] ?? "", "base64url").toString("latin1")).not.toContain("canary");
});

describe("what does not open says why, without the value", () => {
  const sealed = openSealer([KEY]).seal(PLACE, CANARY);
  const flip = (at: number) => sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);

  test.each([
    ["moved to another channel", { ...PLACE, channelId: "0199-other" }, sealed, /damaged, or was sealed for another/],
    ["moved to another name", { ...PLACE, name: "refreshToken" }, sealed, /damaged, or was sealed for another/],
    ["a changed letter in the middle", PLACE, flip(40), /damaged/],
    ["cut off", PLACE, sealed.slice(0, 30), /damaged/],
    ["empty", PLACE, "", /damaged/],
    ["the value itself, never sealed", PLACE, CANARY, /damaged/],
  ])("%s", (_case, place, text, reason) => {
    const refusal = refusalOf(() => openSealer([KEY]).open(place, text));
    expect(refusal).toBeInstanceOf(ConfigurationError);
    expect(refusal.message).toMatch(reason);
    expect(JSON.stringify([refusal.message, refusal.stack, refusal.cause])).not.toContain("canary");
  });

  test("every single changed letter is noticed", () => {
    // The last letter of base64 may carry bits that mean nothing.
    const places = Array.from({ length: sealed.length - 1 }, (_, at) => at);
    const opened = places.filter((at) =>
      refusalOf(() => openSealer([KEY]).open(PLACE, flip(at))).message.startsWith("It opened"),
    );
    expect(opened).toEqual([]);
    expect(places.length).toBeGreaterThan(60);
  });

  test("sealed with a key that is not here: the key is named, and the way out", () => {
    const refusal = refusalOf(() => openSealer([OLD_KEY]).open(PLACE, sealed));
    expect(refusal.message).toMatch(/sealed with the key [0-9a-f]{12}, which is not among SECRETS_KEY/);
  });
});

describe("keys are changed without entering anything again", () => {
  test("an older key still opens, the first one seals, and what waits to be sealed again is known", () => {
    const sealed = openSealer([OLD_KEY]).seal(PLACE, CANARY);
    const rotated = openSealer([KEY, OLD_KEY]);
    expect(rotated.open(PLACE, sealed)).toBe(CANARY);
    expect(rotated.isCurrent(sealed)).toBe(false);
    const again = rotated.seal(PLACE, CANARY);
    expect(rotated.isCurrent(again)).toBe(true);
    expect(openSealer([KEY]).open(PLACE, again)).toBe(CANARY);
  });

  test("no key, or one of the wrong length, is refused at once", () => {
    expect(() => openSealer([])).toThrow(ConfigurationError);
    expect(() => openSealer([randomBytes(16)])).toThrow(/32 bytes/);
  });
});

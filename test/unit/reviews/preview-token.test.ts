import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPass, PASS_MS, passFor } from "#reviews/previews/pass.ts";
import { isSigned, previewKeys, readToken, type SignedLink, tokenOf } from "#reviews/previews/token.ts";

const keys = previewKeys([new Uint8Array(32).fill(1)]);
const LINK: SignedLink = {
  id: randomUUID(),
  contentHash: "a".repeat(64),
  expiresAt: new Date("2026-12-04T09:00:00.000Z"),
  scope: "watch",
};
const accepts = (link: SignedLink, token: string, with_ = keys) => isSigned(link, readToken(token).mac, with_);

describe("the token of a link", () => {
  test("names the link and is signed for exactly what it opens", () => {
    const token = tokenOf(LINK, keys);
    expect(token).toMatch(/^[A-Za-z0-9_-]{64}$/);
    expect(readToken(token).id).toBe(LINK.id);
    expect(accepts(LINK, token)).toBe(true);
  });

  test.each<[what: string, change: Partial<SignedLink>]>([
    ["another link", { id: randomUUID() }],
    ["another video", { contentHash: "b".repeat(64) }],
    ["a millisecond more", { expiresAt: new Date(LINK.expiresAt.getTime() + 1) }],
    ["the right to comment", { scope: "comment" }],
  ])("is not signed for %s", (_what, change) => {
    expect(accepts({ ...LINK, ...change }, tokenOf(LINK, keys))).toBe(false);
  });

  test("with any bit of it turned over is no longer signed, or names another link", () => {
    const bytes = Buffer.from(tokenOf(LINK, keys), "base64url");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), (bit) => {
        const turned = Buffer.from(bytes);
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const { id, mac } = readToken(turned.toString("base64url"));
        return id !== LINK.id || !isSigned(LINK, mac, keys);
      }),
    );
  });

  test("of a key that is not known is not believed, of an older one it is", () => {
    const newer = previewKeys([new Uint8Array(32).fill(2)]);
    expect(accepts(LINK, tokenOf(LINK, keys), newer)).toBe(false);
    expect(accepts(LINK, tokenOf(LINK, keys), [...newer, ...keys])).toBe(true);
  });

  test("is signed with a key of its own, never the one that seals secrets", () => {
    expect(previewKeys([new Uint8Array(32).fill(1)])).toEqual(keys);
    expect(keys[0]).not.toEqual(new Uint8Array(32).fill(1));
  });
});

describe("what a browser keeps that knew the password", () => {
  const locked = { id: LINK.id, passwordHash: "$argon2id$one" };
  const now = new Date("2026-11-27T09:00:00Z");
  const pass = passFor(locked, { now, keys });
  const later = (ms: number) => ({ now: new Date(now.getTime() + ms), keys });

  test("opens for twelve hours", () => {
    expect([isPass(locked, pass, later(0)), isPass(locked, pass, later(PASS_MS - 1))]).toEqual([true, true]);
    expect(isPass(locked, pass, later(PASS_MS))).toBe(false);
  });

  test.each([
    ["for another link", { ...locked, id: randomUUID() }, pass],
    ["once the password is another", { ...locked, passwordHash: "$argon2id$two" }, pass],
    ["longer than it was given for", locked, pass.replace(/^\d+/, (until) => String(Number(until) + 1))],
    ["without a signature", locked, pass.split(".")[0]],
    ["when there is none", locked, undefined],
  ])("opens nothing %s", (_how, link, given) => {
    expect(isPass(link, given, later(0))).toBe(false);
  });
});

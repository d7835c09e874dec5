import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { isSignedBy, jwkOf, signerOf } from "#core/signed.ts";

const signer = signerOf(generateKeyPairSync("ed25519").privateKey);
const stranger = signerOf(generateKeyPairSync("ed25519").privateKey);
const DOCUMENT = { type: "test/1", seq: "12", nested: { b: 1, a: ["x"] } };
const signed = signer.sign(DOCUMENT);

test("what was signed is known again, whatever the order of its fields", () => {
  expect(isSignedBy(signer.key, signed)).toBe(true);
  const { type, seq, ...rest } = signed;
  expect(isSignedBy(signer.key, { ...rest, nested: { a: ["x"], b: 1 }, seq, type })).toBe(true);
});

test("a changed, added or missing field, another type or another key is noticed", () => {
  expect(isSignedBy(signer.key, { ...signed, seq: "13" })).toBe(false);
  expect(isSignedBy(signer.key, { ...signed, type: "test/2" })).toBe(false);
  expect(isSignedBy(signer.key, { ...signed, extra: null })).toBe(false);
  const { nested: _nested, ...less } = signed;
  expect(isSignedBy(signer.key, less)).toBe(false);
  expect(isSignedBy(signer.key, stranger.sign(DOCUMENT))).toBe(false);
  expect(isSignedBy(signer.key, { ...stranger.sign(DOCUMENT), key: signer.key })).toBe(false);
});

test("a key or signature that is none is not an accident but a no", () => {
  expect(isSignedBy("nonsense", { ...signed, key: "nonsense" })).toBe(false);
  expect(isSignedBy(signer.key, { ...signed, signature: "" })).toBe(false);
  expect(isSignedBy(signer.key, { ...signed, signature: "*" })).toBe(false);
});

test("the published key is one that other programs read", () => {
  expect(jwkOf(signer.key)).toEqual({ kty: "OKP", crv: "Ed25519", x: signer.key });
  expect(Buffer.from(signer.key, "base64url")).toHaveLength(32);
});

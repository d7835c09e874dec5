import { generateKeyPairSync, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { HOUR, MINUTE } from "#core/clock.ts";
import { signerOf } from "#core/signed.ts";
import {
  afterMail,
  htmlOf,
  makeUnsubscribeToken,
  readUnsubscribeToken,
  WAITS_MS,
  writeMail,
} from "#notifications/index.ts";

const ORIGIN = { origin: "https://videos.example.org" };
const NOW = new Date("2026-11-27T09:00:00Z");

test("one piece of news is its own subject, several stand under their headings", () => {
  const one = writeMail([{ kind: "missed", text: "Words: too late" }], ORIGIN);
  expect(one).toEqual({
    subject: "A slot was missed: Words: too late",
    text: "A slot was missed:\n- Words: too late\n\nhttps://videos.example.org/",
  });
  const lines = [
    { kind: "held", text: "a" },
    { kind: "missed", text: "b" },
    { kind: "held", text: "c" },
  ] as const;
  expect(writeMail(lines, ORIGIN).text).toBe(
    "Releases are held:\n- a\n- c\n\nA slot was missed:\n- b\n\nhttps://videos.example.org/",
  );
});

test("what people wrote begins no header, no other line and no markup", () => {
  const nasty = 'x\r\nBcc: all@example.org\n<img src=x onerror="alert(1)">';
  const { subject, text } = writeMail([{ kind: "held", text: nasty }], ORIGIN);
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text.split("\n")).toHaveLength(4);
  expect(htmlOf(text, "https://x.example/?a=1&b=2")).not.toMatch(/<img|&b=2/);
  expect([...writeMail([{ kind: "held", text: "é".repeat(500) }], ORIGIN).subject]).toHaveLength(120);
});

test("a mail that was not taken is tried again later and later, six times in all; one that was refused is not", () => {
  const outcome = { is: "not_taken", reason: "busy" } as const;
  const waits = [1, 2, 3, 4, 5, 6].map((tries) => {
    const after = afterMail(outcome, { tries, now: NOW });
    return after.state === "waiting" ? after.nextCheckAt.getTime() - NOW.getTime() : after.state;
  });
  expect(waits).toEqual([...WAITS_MS, "failed"]);
  expect([waits[0], waits[4]]).toEqual([MINUTE, 8 * HOUR]);
  expect(afterMail({ is: "refused", reason: "no such person" }, { tries: 1, now: NOW }).state).toBe("failed");
});

test("one of which nobody knows whether it left is not sent again", () => {
  expect(afterMail({ is: "unknown", reason: "cut off" }, { tries: 1, now: NOW })).toEqual({
    state: "unknown",
    failure: "cut off",
  });
});

test("the link in a mail is of one person, and a changed sign makes it none", () => {
  const signer = signerOf(generateKeyPairSync("ed25519").privateKey);
  const personId = randomUUID();
  const token = makeUnsubscribeToken(personId, signer);
  expect(readUnsubscribeToken(token, signer.key)).toBe(personId);
  expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
  const told = JSON.parse(Buffer.from(token, "base64url").toString());
  const changed = (fields: object) => Buffer.from(JSON.stringify({ ...told, ...fields })).toString("base64url");
  const stranger = signerOf(generateKeyPairSync("ed25519").privateKey);
  for (const other of [
    "",
    "nonsense",
    changed({ personId: randomUUID() }),
    changed({ type: "sunny-corner/audit-checkpoint/1" }),
    makeUnsubscribeToken(personId, stranger),
  ]) {
    expect(readUnsubscribeToken(other, signer.key)).toBeNull();
  }
});

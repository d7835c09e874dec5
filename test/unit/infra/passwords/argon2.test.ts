import { hashRaw } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";
import { openPasswordHasher } from "#infra/passwords/argon2.ts";

const passwords = openPasswordHasher();

describe("a password is kept as an argon2id hash", () => {
  test("of 64 MiB, three passes and one lane, with a salt of its own each time", async () => {
    const [first, second] = await Promise.all([passwords.hash("gravel otters"), passwords.hash("gravel otters")]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(first).not.toBe(second);
    expect(passwords.isCurrent(first)).toBe(true);
    expect(passwords.isCurrent(first.replace("t=3", "t=2"))).toBe(false);
  });

  test("of exactly the bytes that were typed", async () => {
    const hash = await passwords.hash("Éclair otters ");
    expect(await passwords.verify(hash, "Éclair otters ")).toBe(true);
    for (const other of ["éclair otters ", "Éclair otters", "E\u0301clair otters ", "Éclair otters  "]) {
      expect([other, await passwords.verify(hash, other)]).toEqual([other, false]);
    }
  });

  test("of all of them: what differs only at the end of 1,024 characters differs", async () => {
    const hash = await passwords.hash(`${"o".repeat(1023)}a`);
    expect(await passwords.verify(hash, `${"o".repeat(1023)}b`)).toBe(false);
  });

  test("the library gives what argon2's reference gives for the same parameters", async () => {
    // Vector of the reference implementation (phc-winner-argon2, test.c): argon2id, version 19, t=2, m=2^16, p=1.
    const raw = await hashRaw("password", {
      algorithm: 2,
      timeCost: 2,
      memoryCost: 65_536,
      parallelism: 1,
      salt: Buffer.from("somesalt"),
    });
    expect(raw.toString("hex")).toBe("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
  });
});

test("nobody's password is never right", async () => {
  expect(await passwords.verify(null, "")).toBe(false);
  expect(await passwords.verify(null, "gravel otters")).toBe(false);
});

test("hashing leaves the event loop free, and beyond a bound whoever asks is told to come again", async () => {
  let beats = 0;
  const heart = setInterval(() => {
    beats += 1;
  }, 1);
  const small = openPasswordHasher(4);
  await small.verify(null, "x");
  const crowd = Array.from({ length: 10 }, () => small.verify(null, "x"));
  const results = await Promise.allSettled(crowd);
  clearInterval(heart);
  const refused = results.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(10 - 2 - 4);
  expect(refused[0]).toMatchObject({ reason: { code: "UNAVAILABLE" } });
  expect(beats).toBeGreaterThan(5);
});

import { expect, test } from "vitest";
import { nearNames } from "#recalls/near-names.ts";

const KNOWN = ["cisa-strong-passwords", "ncsc-password-managers", "ncsc-three-random-words", "ncsc-two-steps"];

test.each([
  [
    "one word mistyped",
    "ncsc-three-randum-words",
    ["ncsc-three-random-words", "ncsc-two-steps", "ncsc-password-managers"],
  ],
  ["written with spaces and capitals", "Strong Passwords", ["cisa-strong-passwords"]],
  ["nothing like it", "nist", []],
  ["nothing at all", "", []],
])("%s", (_what, wanted, near) => {
  expect(nearNames(wanted, KNOWN)).toEqual(near);
});

import { randomInt } from "node:crypto";

/** How many codes a person gets at once. */
export const RECOVERY_CODES = 10;
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 6;
const GROUP = 4;

/** A code of 24 letters (120 random bits) in groups that a person can copy: no I, L, O or U. */
export function newRecoveryCode(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

/** What a person typed, as it was given out: case, spaces and hyphens do not matter, nor O for 0, I and L for 1. */
export function plainRecoveryCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1")
    .replace(new RegExp(`(.{${GROUP}})(?=.)`, "g"), "$1-");
}

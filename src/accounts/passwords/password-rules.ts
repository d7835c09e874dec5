import { z } from "zod";
import { whyGuessable } from "./guessable.ts";

/** Characters that a password has at least when it is the only step (NIST SP 800-63B-4, 3.1.1.2). */
export const LONG = 15;
/** Characters that it has at least beside a second step. */
export const SHORT = 8;
/** Characters that are taken at most; argon2 would take more, a request should not. */
export const LONGEST = 1024;

const PRODUCT = ["sunny corner", "sunny", "corner", "sunnycorner"];
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * A password as it came: no trimming, no normalisation, no change of case. Half a character is refused, for in UTF-8
 * all of them are the same one.
 */
export const passwordSchema = z
  .string()
  .refine((text) => !LONE_SURROGATE.test(text), "has half a character (a lone surrogate)")
  .refine((text) => lengthOf(text) <= LONGEST, `is longer than ${LONGEST} characters`)
  .meta({ maxLength: LONGEST });

/** Characters as a person counts keys: code points, not the halves of JavaScript. */
export function lengthOf(password: string): number {
  return [...password].length;
}

export function isLong(password: string): boolean {
  return lengthOf(password) >= LONG;
}

/** What is wrong with a new password, or null. There is no rule about kinds of characters. */
export function faultOfPassword(
  password: string,
  { hasSecondStep, name, email }: { hasSecondStep: boolean; name: string; email: string },
): string | null {
  const least = hasSecondStep ? SHORT : LONG;
  if (lengthOf(password) < least) return `is shorter than ${least} characters`;
  return whyGuessable(password, [name, email, ...PRODUCT]);
}

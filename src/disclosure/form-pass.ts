import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { HOUR } from "#core/clock.ts";

// Writing a good report takes its time.
const VALID_MS = 24 * HOUR;
const FORM = /^([0-9a-z]{6,11})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** A pass for one form: when it was shown, a nonce, and our seal on both. Nothing is stored. */
export function issuePass(key: Uint8Array, now: Date): string {
  const shownAt = now.getTime().toString(36);
  const nonce = randomBytes(16).toString("base64url");
  return `${shownAt}.${nonce}.${sealOf(key, shownAt, nonce)}`;
}

/** The nonce of a pass that we issued within the last day; null for any other. */
export function readPass(key: Uint8Array, pass: string, now: Date): { nonce: string } | null {
  const [, shownAt = "", nonce = "", seal = ""] = FORM.exec(pass) ?? [];
  if (seal === "" || !timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(key, shownAt, nonce)))) return null;
  const age = now.getTime() - Number.parseInt(shownAt, 36);
  return age >= 0 && age <= VALID_MS ? { nonce } : null;
}

function sealOf(key: Uint8Array, shownAt: string, nonce: string): string {
  return createHmac("sha256", key).update(`report form\0${shownAt}\0${nonce}`).digest("base64url");
}

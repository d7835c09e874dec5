import { createHmac } from "node:crypto";

// Crockford's base 32: no letter that is taken for a digit when somebody copies it by hand.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 20;
const FORM = /^SC-(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/;

/**
 * The reference of the report that was written into a form with this nonce: 100 bits, as `SC-7Q4ZK-…`. The same form
 * sent twice has the same reference, so that pressing twice counts once.
 */
export function referenceFor(key: Uint8Array, nonce: string): string {
  const bytes = createHmac("sha256", key).update("report reference\0").update(nonce).digest();
  const letters = Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
  return `SC-${letters.match(/.{5}/g)?.join("-")}`;
}

/** The reference that somebody typed, whatever the case and the look-alikes; null when it cannot be one. */
export function readReference(typed: string): string | null {
  const tidy = typed
    .slice(0, 100)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  const letters = tidy.replace(/^SC/, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  const reference = `SC-${letters.match(/.{1,5}/g)?.join("-") ?? ""}`;
  return FORM.test(reference) ? reference : null;
}

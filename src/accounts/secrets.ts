import { createHash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;

/** A new secret of 256 random bits, in base64url. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** What is kept of a secret: its SHA-256 in hex. Only for secrets of 112 random bits or more, which nobody can guess. */
export function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

import { Secret, TOTP } from "otpauth";
import { SECOND } from "#core/clock.ts";

const PERIOD_SECONDS = 30;
const DIGITS = 6;
// One step before and after: a phone's clock is never quite ours.
const WINDOW = 1;
const SECRET_BYTES = 20;

/** A new secret of 160 bits, in base32 as authenticator apps take it. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The address that an authenticator app reads from a QR code. */
export function totpAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString();
}

/** The time step whose code this is, or null when it is none of now or of the steps beside it. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / (PERIOD_SECONDS * SECOND)) + delta;
}

function totpOf(secret: string, label = ""): TOTP {
  return new TOTP({
    issuer: "Sunny Corner",
    label,
    algorithm: "SHA1",
    digits: DIGITS,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}

import { createHmac, timingSafeEqual } from "node:crypto";
import { HOUR } from "#core/clock.ts";

/** For so long a browser that knew the password is not asked again. */
export const PASS_MS = 12 * HOUR;

type Locked = { id: string; passwordHash: string };

/** What a browser keeps once it knew the password of a link; it is for that link and that password only. */
export function passFor(link: Locked, { now, keys }: { now: Date; keys: readonly Uint8Array[] }): string {
  const [key] = keys;
  if (key === undefined) throw new Error("There is no key for preview links.");
  const until = now.getTime() + PASS_MS;
  return `${until}.${sign(link, until, key).toString("base64url")}`;
}

/** Whether a browser knew the password not long ago. */
export function isPass(
  link: Locked,
  pass: string | undefined,
  { now, keys }: { now: Date; keys: readonly Uint8Array[] },
): boolean {
  const [, until, mac] = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/.exec(pass ?? "") ?? [];
  if (until === undefined || mac === undefined || Number(until) <= now.getTime()) return false;
  const given = Buffer.from(mac, "base64url");
  return keys.some((key) => timingSafeEqual(sign(link, Number(until), key), given));
}

function sign({ id, passwordHash }: Locked, until: number, key: Uint8Array): Buffer {
  const signed = ["sunny-corner preview pass 1", id, passwordHash, until];
  return createHmac("sha256", key).update(JSON.stringify(signed)).digest();
}

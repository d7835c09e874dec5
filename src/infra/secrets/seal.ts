import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { ConfigurationError } from "#core/errors.ts";

/** Where a secret belongs: what is sealed for one place opens in no other. Without a channel it is the installation's own. */
export type SecretPlace =
  | { channelId: string | null; name: string }
  | { personId: string; name: string }
  | { reportId: string; name: "report" | "answer" };

export type Sealer = {
  /** Seals a value with the first key. */
  seal: (place: SecretPlace, value: string) => string;
  /** Opens what any of the keys sealed for this place. Throws CONFIGURATION for an unknown key, damage or another place. */
  open: (place: SecretPlace, sealed: string) => string;
  /** Whether it was sealed with the first key: after a rotation the rest should be sealed again. */
  isCurrent: (sealed: string) => boolean;
};

const CIPHER = "aes-256-gcm";
const VERSION = "sealed1";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORM = new RegExp(`^${VERSION}\\.([0-9a-f]{12})\\.([A-Za-z0-9_-]+)$`);

/** Seals secrets for the database (AES-256-GCM): the first key seals, all of them open. Throws CONFIGURATION for a wrong key. */
export function openSealer(keys: readonly Uint8Array[]): Sealer {
  const known = new Map(keys.map((key) => [keyId(key), key]));
  const [currentId, currentKey] = known.entries().next().value ?? [];
  if (currentId === undefined || currentKey === undefined) throw new ConfigurationError("There is no key for secrets.");
  return {
    seal: (place, value) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, currentKey, iv).setAAD(boundTo(place, currentId));
      const hidden = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
      return `${VERSION}.${currentId}.${Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString("base64url")}`;
    },
    open: (place, sealed) => {
      const [, id = "", text = ""] = FORM.exec(sealed) ?? damaged(place);
      const key = known.get(id) ?? unknownKey(place, id);
      return unseal(place, id, key, Buffer.from(text, "base64url"));
    },
    isCurrent: (sealed) => FORM.exec(sealed)?.[1] === currentId,
  };
}

function unseal(place: SecretPlace, id: string, key: Uint8Array, packed: Buffer): string {
  if (packed.length < IV_BYTES + TAG_BYTES) damaged(place);
  const tag = packed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, packed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(boundTo(place, id))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(packed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return damaged(place);
  }
}

// A row that someone copied over another one does not open there.
function boundTo(place: SecretPlace, id: string): Buffer {
  return Buffer.from(JSON.stringify([VERSION, id, ...ownerIn(place), place.name]));
}

function ownerIn(place: SecretPlace): (string | null)[] {
  if ("reportId" in place) return ["report", place.reportId];
  return "channelId" in place ? [place.channelId] : ["person", place.personId];
}

function named(place: SecretPlace): string {
  return `The secret "${place.name}" of ${ownerOf(place)}`;
}

/** Names a key without telling anything of it. */
function keyId(key: Uint8Array): string {
  if (key.length !== KEY_BYTES) throw new ConfigurationError(`A key for secrets has ${KEY_BYTES} bytes.`);
  return createHash("sha256").update("sunny-corner key id").update(key).digest("hex").slice(0, 12);
}

function damaged(place: SecretPlace): never {
  const remedy = cannotBeEntered(place) ? "Put the database back from a backup." : "Enter it again.";
  throw new ConfigurationError(`${named(place)} is damaged, or was sealed for another place. ${remedy}`);
}

function unknownKey(place: SecretPlace, id: string): never {
  const remedy = cannotBeEntered(place) ? "" : ", or enter the secret again";
  throw new ConfigurationError(
    `${named(place)} was sealed with the key ${id}, which is not among SECRETS_KEY. Add that key after the current one${remedy}.`,
  );
}

function cannotBeEntered(place: SecretPlace): boolean {
  return "reportId" in place || ("channelId" in place && place.channelId === null);
}

function ownerOf(place: SecretPlace): string {
  if ("reportId" in place) return `report ${place.reportId}`;
  if (!("channelId" in place)) return `person ${place.personId}`;
  return place.channelId === null ? "this installation" : `channel ${place.channelId}`;
}

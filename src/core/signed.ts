import { createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import canonicalize from "canonicalize";

/** An Ed25519 public key: its 32 bytes in base64url, as in the `x` of its JWK. */
export type PublicKey = string;

/** A JSON document that says what it is in `type`, so that a signature of one kind is never taken for another. */
export type Signable = { type: string } & Record<string, unknown>;

/** A document with the key that signed it and the signature: Ed25519 over all but `signature`, in canonical JSON (RFC 8785), base64url. */
export type Signed<Document extends Signable> = Document & { key: PublicKey; signature: string };

export type Signer = {
  key: PublicKey;
  sign: <Document extends Signable>(document: Document) => Signed<Document>;
};

/** Signs with an Ed25519 private key. */
export function signerOf(privateKey: KeyObject): Signer {
  const key = publicKeyOf(privateKey);
  return {
    key,
    sign: (document) => {
      const keyed = { ...document, key };
      return { ...keyed, signature: sign(null, bytesOf(keyed), privateKey).toString("base64url") };
    },
  };
}

/** Whether this very document was signed with the private part of `key`; whatever key the document names itself counts for nothing. */
export function isSignedBy(key: PublicKey, { signature, ...document }: Signed<Signable>): boolean {
  if (document.key !== key) return false;
  try {
    const publicKey = createPublicKey({ key: jwkOf(key), format: "jwk" });
    return verify(null, bytesOf(document), publicKey, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

/** The key as a JSON Web Key (RFC 8037), to be published. */
export function jwkOf(key: PublicKey): { kty: "OKP"; crv: "Ed25519"; x: PublicKey } {
  return { kty: "OKP", crv: "Ed25519", x: key };
}

function publicKeyOf(privateKey: KeyObject): PublicKey {
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  if (privateKey.asymmetricKeyType !== "ed25519" || x === undefined) throw new TypeError("Only an Ed25519 key signs.");
  return x;
}

function bytesOf(document: object): Buffer {
  const text = canonicalize(document);
  if (text === undefined) throw new TypeError("Only a JSON document is signed.");
  return Buffer.from(text);
}

import { Webhook } from "standardwebhooks";
import { LockedOutError } from "#releases/index.ts";

// Standard Webhooks: 24 to 64 bytes.
const SECRET = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/;

export type SignedHeaders = { "webhook-id": string; "webhook-timestamp": string; "webhook-signature": string };

/**
 * Signs a message as Standard Webhooks say. The secret may be two, the new one first and the old one after a space:
 * both sign, so receivers may change over when they like. Throws LockedOutError for what is no secret.
 */
export function signedHeaders(secrets: string, id: string, at: Date, body: string): SignedHeaders {
  const signers = secrets.split(/\s+/).map(toSigner);
  if (signers.length > 2)
    throw new LockedOutError("There are more than two signing secrets: keep the new and the old one.");
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": signers.map((signer) => signer.sign(id, at, body)).join(" "),
  };
}

function toSigner(secret: string): Webhook {
  if (!SECRET.test(secret)) {
    throw new LockedOutError("The signing secret must be whsec_ and 24 to 64 random bytes in base64; enter it again.");
  }
  return new Webhook(secret);
}

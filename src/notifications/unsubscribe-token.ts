import { z } from "zod";
import { isSignedBy, type PublicKey, type Signer } from "#core/signed.ts";

const TYPE = "sunny-corner/unsubscribe/1";
const tokenSchema = z.strictObject({
  type: z.literal(TYPE),
  personId: z.uuid(),
  key: z.string(),
  signature: z.string(),
});

/** What stands in the link of a mail: it turns off one person's mail, and opens nothing else. */
export function makeUnsubscribeToken(personId: string, signer: Signer): string {
  return Buffer.from(JSON.stringify(signer.sign({ type: TYPE, personId }))).toString("base64url");
}

/** Whose token it is; null when it is not one of ours. */
export function readUnsubscribeToken(token: string, key: PublicKey): string | null {
  if (token.length > 1000) return null;
  try {
    const parsed = tokenSchema.safeParse(JSON.parse(Buffer.from(token, "base64url").toString()));
    return parsed.success && isSignedBy(key, parsed.data) ? parsed.data.personId : null;
  } catch {
    return null;
  }
}

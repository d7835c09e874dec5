import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import type { z } from "zod";
import { AuthenticationFailedError } from "#core/errors.ts";
import type { RelyingParty } from "../ports.ts";
import type { assertionSchema, registrationSchema } from "./passkey-answers.ts";
import { CHALLENGE_MS } from "./store.ts";

type Registration = z.output<typeof registrationSchema>;
type Assertion = z.output<typeof assertionSchema>;
type KnownPasskey = { credentialId: string; publicKey: Uint8Array<ArrayBuffer>; counter: bigint };

/** What the browser is asked, to make a passkey that knows its person and demands a finger, a face or a PIN. */
export function registrationOptions(
  { id, name }: RelyingParty,
  person: { id: string; email: string; name: string },
  known: readonly { credentialId: string; transports: string[] }[],
) {
  return generateRegistrationOptions({
    rpName: name,
    rpID: id,
    userID: new Uint8Array(Buffer.from(person.id.replaceAll("-", ""), "hex")),
    userName: person.email,
    userDisplayName: person.name,
    timeout: CHALLENGE_MS,
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** What the browser is asked, to sign in with whichever passkey it has for this place. */
export function assertionOptions({ id }: RelyingParty) {
  return generateAuthenticationOptions({ rpID: id, timeout: CHALLENGE_MS, userVerification: "required" });
}

/** The challenge that a response claims to answer, or an empty one. */
export function challengeIn({ response }: Registration | Assertion): string {
  try {
    const { challenge } = decodeClientDataJSON(response.clientDataJSON);
    return typeof challenge === "string" ? challenge : "";
  } catch {
    return "";
  }
}

/** The passkey that was made. Throws AUTHENTICATION_FAILED with the reason as its cause. */
export async function verifyRegistration(party: RelyingParty, response: Registration) {
  refuseFrame(response);
  const expected = { expectedChallenge: challengeIn(response), expectedOrigin: party.origin, expectedRPID: party.id };
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    ...expected,
    response: response as RegistrationResponseJSON,
    requireUserVerification: true,
  }).catch(refuse);
  if (!verified) return refuse(new Error("The signature does not match."));
  return registrationInfo;
}

/** The counter after a signature of a known passkey. Throws AUTHENTICATION_FAILED with the reason as its cause. */
export async function verifyAssertion(party: RelyingParty, response: Assertion, known: KnownPasskey): Promise<number> {
  refuseFrame(response);
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challengeIn(response),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: { id: known.credentialId, publicKey: known.publicKey, counter: Number(known.counter) },
  }).catch(refuse);
  if (!verified) return refuse(new Error("The signature does not match."));
  return authenticationInfo.newCounter;
}

// A page that shows ours in a frame may not have anyone sign in through it.
function refuseFrame({ response }: Registration | Assertion): void {
  if (decodeClientDataJSON(response.clientDataJSON).crossOrigin) refuse(new Error("It was signed in a foreign frame."));
}

function refuse(cause: unknown): never {
  throw new AuthenticationFailedError({ cause });
}

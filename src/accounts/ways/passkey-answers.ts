import { z } from "zod";

const part = z.string().max(16_384);
const common = {
  id: part,
  rawId: part,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
  // What extensions answer is not asked for and not read.
  clientExtensionResults: z.looseObject({}).default({}),
};

/** What a browser answers when it made a passkey (WebAuthn Level 3, 5.1: RegistrationResponseJSON). */
export const registrationSchema = z.strictObject({
  ...common,
  response: z.strictObject({
    clientDataJSON: part,
    attestationObject: part,
    authenticatorData: part.optional(),
    transports: z.array(z.string().max(40)).max(10).optional(),
    publicKey: part.optional(),
    publicKeyAlgorithm: z.number().optional(),
  }),
});

/** What a browser answers when it signed with a passkey (AuthenticationResponseJSON). */
export const assertionSchema = z.strictObject({
  ...common,
  response: z.strictObject({
    clientDataJSON: part,
    authenticatorData: part,
    signature: part,
    userHandle: part.nullish(),
    attestationObject: part.nullish(),
  }),
});

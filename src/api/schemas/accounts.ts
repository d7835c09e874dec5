import { z } from "zod";
import { PERMISSIONS } from "#access/index.ts";
import { assertionSchema, ROLES, registrationSchema, SIGN_IN_WAYS } from "#accounts/index.ts";
import { instantSchema } from "./instant.ts";
import { pageOf } from "./page.ts";

const role = z.enum(ROLES);
const way = z.enum(SIGN_IN_WAYS);
// Whatever was typed is compared, so nothing but its length is checked here; the action looks closer.
const typed = (max: number) => z.string().min(1).max(max);

export const passwordSignInBody = z.strictObject({
  email: typed(254),
  password: typed(4096),
  code: typed(60).optional().describe("Of the authenticator app, or a recovery code"),
});
export const passkeySignInBody = z.strictObject({ response: assertionSchema });
export const recoverySignInBody = z.strictObject({ email: typed(254), code: typed(60) });
export const setUpBody = z.strictObject({
  secret: typed(100).describe("What stands behind the # of the link"),
  email: typed(254).optional().describe("Only for the first administrator"),
  name: typed(480).optional().describe("Only for the first administrator"),
});

/** What a browser is asked by WebAuthn; made by the library and handed on as it is. */
export const ceremonySchema = z
  .looseObject({ challenge: z.string() })
  .describe("Options for navigator.credentials, as parse…OptionsFromJSON() takes them");

export const signedInSchema = z.object({ sessionId: z.uuid(), expiresAt: instantSchema });

const passkey = z.object({
  id: z.uuid(),
  name: z.string(),
  isSynced: z.boolean().describe("Kept by an account of its own, so that it survives the device"),
  createdAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
});
const session = z.object({
  id: z.uuid(),
  way,
  userAgent: z.string(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  expiresAt: instantSchema,
  isThis: z.boolean(),
});

export const accountSchema = z.object({
  person: z.object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    roles: z.array(role),
    locales: z.array(z.string()),
    isNamed: z.boolean().describe("Agreed to stand by name on the public page beside what they approve"),
    isDemo: z.boolean().describe("Of the demo, where reviewers and administrators may sign in with a password alone"),
  }),
  session: z.object({
    id: z.uuid(),
    way,
    roles: z.array(role).describe("Those that count after this sign-in"),
    isFresh: z.boolean().describe("Signed in within five minutes, as approving, tokens and roles need"),
    expiresAt: instantSchema,
  }),
  ways: z.object({
    hasPassword: z.boolean(),
    hasTotp: z.boolean(),
    needsStrong: z.boolean().describe("The roles need a passkey, or an authenticator app beside the password"),
    recoveryCodesLeft: z.int(),
    passkeys: z.array(passkey),
  }),
  sessions: z.array(session),
});

export const namingBody = z.strictObject({ isNamed: z.boolean() });
export const namingSchema = z.object({ isNamed: z.boolean() });

export const sessionParams = z.strictObject({ sessionId: z.uuid() });
export const endedSchema = z.object({ ended: z.int() });

export const passkeyParams = z.strictObject({ passkeyId: z.uuid() });
export const newPasskeyBody = z.strictObject({ name: typed(240), response: registrationSchema });
export const renamePasskeyBody = z.strictObject({ name: typed(240) });
export const newPasskeySchema = signedInSchema.extend({ id: z.uuid() });

export const passwordBody = z.strictObject({ password: typed(4096) });
export const totpSchema = z.object({ secret: z.string(), address: z.string().describe("For a QR code: otpauth://…") });
export const totpCodeBody = z.strictObject({ code: typed(10) });
const codes = z.array(z.string()).describe("Each signs in once; they are shown now and never again");
export const recoveryCodesSchema = z.object({ recoveryCodes: codes });
export const confirmedTotpSchema = signedInSchema.extend({ recoveryCodes: codes });

export const tokenParams = z.strictObject({ tokenId: z.uuid() });
export const newTokenBody = z.strictObject({
  name: typed(240),
  scopes: z
    .array(z.enum(PERMISSIONS as [string, ...string[]]))
    .min(1)
    .max(PERMISSIONS.length),
  days: z.int().min(1).max(90).describe("Until it expires"),
});
export const newTokenSchema = z.object({
  id: z.uuid(),
  token: z.string().describe("Shown now and never again"),
  scopes: z.array(z.string()),
  expiresAt: instantSchema,
});
export const tokensSchema = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      scopes: z.array(z.string()),
      createdAt: instantSchema,
      expiresAt: instantSchema,
      lastUsedAt: instantSchema.nullable(),
      revokedAt: instantSchema.nullable(),
    }),
  ),
});

export const personParams = z.strictObject({ personId: z.uuid() });
const personFields = {
  name: typed(480),
  roles: z.array(role).max(ROLES.length),
  locales: z.array(typed(20)).max(50).describe("Languages that a translator works in"),
};
export const newPersonBody = z.strictObject({
  email: typed(254),
  name: personFields.name,
  roles: personFields.roles.optional(),
  locales: personFields.locales.optional(),
});
export const editPersonBody = z
  .strictObject({
    email: typed(254).optional(),
    name: personFields.name.optional(),
    roles: personFields.roles.optional(),
    locales: personFields.locales.optional(),
    isActive: z.boolean().optional().describe("Whoever is inactive is signed out and cannot sign in"),
  })
  .refine((body) => Object.keys(body).length > 0, "has nothing to change");
export const personSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  roles: z.array(role),
  locales: z.array(z.string()),
  isActive: z.boolean(),
  isDemo: z.boolean(),
  version: z.int(),
  createdAt: instantSchema,
});
export const peopleSchema = pageOf(personSchema);
export const setUpLinkSchema = z.object({
  link: z.string().describe("Hand it to the person; it works once. Shown now and never again"),
  expiresAt: instantSchema,
});

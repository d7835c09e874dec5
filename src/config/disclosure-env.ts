import { z } from "zod";

const listOf = (isEntry: (text: string) => boolean, words: string) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ""))
    .refine((entries) => entries.length > 0 && entries.every(isEntry), words);

// RFC 9116: a web address in the file begins with https://; mail and telephone are the other ways it names.
const isContact = (text: string) =>
  /^(https:\/\/[^/]+|mailto:[^@\s]+@[^@\s]+$|tel:\+?[0-9.()-]+$)/.test(text) && isPlain(text);
const isKeyPlace = (text: string) =>
  /^(https:\/\/[^/]+|openpgp4fpr:[0-9A-Fa-f]{16,64}$|dns:\S+$)/.test(text) && isPlain(text);
const isPlain = (text: string) => /^[\x21-\x7e]+$/.test(text) && URL.canParse(text);
const webAddress = z
  .string()
  .refine((text) => text.startsWith("https://") && isPlain(text), "must be a web address that begins with https://");

/** Settings of `security.txt` and of the way to report a weakness. */
export const disclosureEnv = {
  SECURITY_CONTACT: listOf(
    isContact,
    "must be addresses such as mailto:security@example.org or https://example.org/report",
  )
    .optional()
    .describe("Where weaknesses are reported, first choice first, parted by commas; without it this site's own form"),
  SECURITY_EXPIRES: z.iso
    .date("must be a calendar date such as 2027-06-30")
    .optional()
    .describe("Last day on which SECURITY_CONTACT holds, within a year; needed with it"),
  SECURITY_ENCRYPTION: listOf(isKeyPlace, "must be the address of a key, such as https://example.org/pgp-key.txt")
    .optional()
    .describe("Where the key for encrypted reports is, for security.txt"),
  SECURITY_LANGUAGES: listOf(
    (text) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text),
    "must be languages such as en, de",
  )
    .default(["en"])
    .describe("Languages in which reports are read"),
  SECURITY_HIRING: webAddress.optional().describe("Page of open security jobs, for security.txt"),
  BOUNTY_URL: webAddress.optional().describe("Page of the bug bounty at an outside platform, linked from /bounty"),
  DISCLOSURE_FILE: z
    .string()
    .min(1)
    .optional()
    .describe("The disclosure policy as YAML; without it disclosure.yaml in DATA_DIR, else src/disclosure/policy.yaml"),
} as const;

type DisclosureEnv = z.infer<z.ZodObject<typeof disclosureEnv>>;

/** What the program is told of disclosure; `expiresOn` is a calendar date. */
export function toDisclosure(env: DisclosureEnv) {
  return {
    contacts: env.SECURITY_CONTACT,
    expiresOn: env.SECURITY_EXPIRES,
    encryption: env.SECURITY_ENCRYPTION ?? [],
    languages: env.SECURITY_LANGUAGES,
    hiring: env.SECURITY_HIRING,
    bountyUrl: env.BOUNTY_URL,
    policyFile: env.DISCLOSURE_FILE,
  };
}

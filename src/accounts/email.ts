import { z } from "zod";

/** An e-mail address as it is kept: NFC and lower case, so that one mailbox is one person. */
export const emailSchema = z
  .string()
  .max(254)
  .transform((text) => text.normalize("NFC").trim().toLowerCase())
  .pipe(z.email("must be an e-mail address"));

/** What someone typed to sign in: whatever it is, it is looked up and not found. */
export const typedEmailSchema = z
  .string()
  .max(254)
  .transform((text) => text.normalize("NFC").trim().toLowerCase());

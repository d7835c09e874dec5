import type { Transaction } from "#access/index.ts";
import { emailSchema } from "../email.ts";
import { findPersonByEmail } from "../people/store.ts";

/** The id of the person with an e-mail address, or null when there is none. */
export async function readPersonId(tx: Transaction, email: string): Promise<string | null> {
  const { data } = emailSchema.safeParse(email);
  return data === undefined ? null : ((await findPersonByEmail(tx, data))?.id ?? null);
}

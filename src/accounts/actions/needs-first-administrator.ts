import type { Transaction } from "#access/index.ts";
import { countAdministrators } from "../people/store.ts";

/** Whether no administrator can sign in yet. */
export async function needsFirstAdministrator(tx: Transaction): Promise<boolean> {
  return (await countAdministrators(tx)) === 0;
}

import { type Actor, demand, type Transaction } from "#access/index.ts";
import { findPeople } from "../people/store.ts";

export type ListedPerson = Awaited<ReturnType<typeof findPeople>>[number];

/** People in the order in which they came, inactive ones included: `after` is the last one seen. */
export async function listPeople(
  tx: Transaction,
  actor: Actor,
  page: { after: string | null; take: number },
): Promise<ListedPerson[]> {
  demand(actor, "person:list");
  return findPeople(tx, page);
}

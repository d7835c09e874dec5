import { type Actor, demand, type Transaction } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { findShownPerson } from "../people/store.ts";
import type { ListedPerson } from "./list-people.ts";

/** One person, as colleagues see them. Throws NOT_FOUND. */
export async function readPerson(tx: Transaction, actor: Actor, id: string): Promise<ListedPerson> {
  demand(actor, "person:list");
  const person = await findShownPerson(tx, id);
  if (!person) throw new NotFoundError("The person");
  return person;
}

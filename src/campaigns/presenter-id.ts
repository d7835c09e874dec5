import type { Transaction } from "#access/index.ts";
import { InvalidInputError } from "#core/errors.ts";
import { findPresenterBySlug } from "./store.ts";

/** The id of a presenter that an episode names; null when it names none. Throws INVALID_INPUT for an unknown one. */
export async function presenterIdOf(tx: Transaction, slug: string | null | undefined): Promise<string | null> {
  if (slug === null || slug === undefined) return null;
  const presenter = await findPresenterBySlug(tx, slug);
  if (presenter) return presenter.id;
  throw new InvalidInputError("episode", [{ path: "presenter", message: `"${slug}" is not one of the presenters` }]);
}

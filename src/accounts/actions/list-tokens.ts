import { type Actor, demand, type Transaction } from "#access/index.ts";
import { ownSession } from "../sessions/own-session.ts";
import { findTokens } from "../tokens/store.ts";

export type ListedToken = Awaited<ReturnType<typeof findTokens>>[number];

/** The tokens of whoever asks, revoked and expired ones included, without their secrets. */
export async function listTokens(tx: Transaction, actor: Actor): Promise<ListedToken[]> {
  demand(actor, "account:own");
  const { person } = await ownSession(tx, actor);
  return findTokens(tx, person.id);
}

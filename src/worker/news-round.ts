import type { Actor, Context, Transaction } from "#access/index.ts";
import { findNotices, type NoticePorts, recoverMails, writeMails } from "#notifications/actions/index.ts";

export type NewsPorts = NoticePorts & {
  reader: Transaction;
  /** Where people open the program, for links in mails. */
  origin: string;
  /** Whether there is a server for mails; without one they are kept. */
  hasServer: boolean;
};

/** One round of telling people what is news: finds it, writes the mails that are due, and picks up what a dead worker left. */
export async function newsRound(
  contextOf: (actor: Actor) => Context,
  { origin, hasServer, ...ports }: NewsPorts,
): Promise<void> {
  const ctx = contextOf({ type: "system", job: "find-notices" });
  const { told } = await findNotices({ ctx, input: {} }, ports);
  const { written } = await writeMails({ ctx, input: { origin, hasServer } });
  const recovered = hasServer ? await recoverMails({ ctx, input: {} }, ports.reader) : {};
  if (told > 0 || written > 0) ctx.log.info({ told, written, ...recovered }, "People were told what is new");
}

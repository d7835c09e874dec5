import { type Call, demand, type Transaction } from "#access/index.ts";
import { listMailRows } from "../store.ts";

/** The mails that were written, from the newest on, one more than asked for. */
export function listMails({ ctx, input }: Call<Parameters<typeof listMailRows>[1]>, reader: Transaction) {
  demand(ctx.actor, "mail:read");
  return listMailRows(reader, input);
}

import { type Call, demand, type Transaction } from "#access/index.ts";
import { ownerOf } from "../owner.ts";
import { countUnread, listNotificationRows } from "../store.ts";

export type ListNotifications = { limit: number; cursor?: string | undefined; isUnread?: boolean | undefined };

/** What whoever asks was told, from the newest on, one more than asked for; and how much of all is unread. */
export async function listNotifications({ ctx, input }: Call<ListNotifications>, reader: Transaction) {
  demand(ctx.actor, "notification:own");
  const personId = ownerOf(ctx.actor);
  return {
    rows: await listNotificationRows(reader, { ...input, personId }),
    unread: await countUnread(reader, personId),
  };
}

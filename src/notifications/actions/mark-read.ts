import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { parseInput } from "#core/parse-input.ts";
import { ownerOf } from "../owner.ts";
import { markRows } from "../store.ts";

const inputSchema = z.strictObject({ ids: z.array(z.uuid()).min(1).max(100).optional() });
export type MarkRead = z.input<typeof inputSchema>;

/** Marks one's own news as read, all of it without ids; what is not one's own is left alone. Doing it twice does no harm. */
export async function markRead({ ctx, input }: Call<MarkRead>): Promise<{ marked: number }> {
  demand(ctx.actor, "notification:own");
  const { ids } = parseInput(inputSchema, input, "notifications");
  const personId = ownerOf(ctx.actor);
  return ctx.transaction(async (tx) => {
    const marked = await markRows(tx, personId, ids, ctx.now());
    if (marked.length > 0) {
      await recordAudit(tx, ctx, {
        action: "notification.read",
        entityType: "Person",
        entityId: personId,
        after: { ids: marked },
      });
    }
    return { marked: marked.length };
  });
}

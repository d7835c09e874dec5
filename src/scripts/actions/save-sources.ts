import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import type { Source } from "../sources.ts";
import { upsertSource } from "../store.ts";

/** Writes source records, new ones and changed ones alike. */
export async function saveSources({ ctx, input }: Call<Source[]>): Promise<void> {
  demand(ctx.actor, "script:write");
  await ctx.transaction(async (tx) => {
    for (const source of input) {
      await upsertSource(tx, source);
      await recordAudit(tx, ctx, { action: "source.save", entityType: "Source", entityId: source.id, after: source });
    }
  });
}

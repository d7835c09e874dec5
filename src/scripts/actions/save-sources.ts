import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { parseInput } from "#core/parse-input.ts";
import { type Source, sourceSchema } from "../sources.ts";
import { upsertSource } from "../store.ts";

/** Writes source records, new ones and changed ones alike. Throws INVALID_INPUT. */
export async function saveSources({ ctx, input }: Call<Source[]>): Promise<void> {
  demand(ctx.actor, "script:write");
  const sources = parseInput(z.array(sourceSchema), input, "sources");
  await ctx.transaction(async (tx) => {
    for (const source of sources) {
      await upsertSource(tx, source);
      await recordAudit(tx, ctx, { action: "source.save", entityType: "Source", entityId: source.id, after: source });
    }
  });
}

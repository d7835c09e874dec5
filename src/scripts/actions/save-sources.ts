import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { parseInput } from "#core/parse-input.ts";
import { basesFirst, type Source, someSourcesSchema } from "../sources.ts";
import { refuseCircles, upsertSource } from "../store.ts";

/** Writes source records, new ones and changed ones alike. Throws INVALID_INPUT, also for circular sources. */
export async function saveSources({ ctx, input }: Call<Source[]>): Promise<void> {
  demand(ctx.actor, "script:write");
  const sources = parseInput(someSourcesSchema, input, "sources");
  await ctx.transaction(async (tx) => {
    await refuseCircles(tx, sources, (index) => `${index}.basedOn`);
    for (const source of basesFirst(sources)) {
      await upsertSource(tx, source);
      await recordAudit(tx, ctx, { action: "source.save", entityType: "Source", entityId: source.id, after: source });
    }
  });
}

import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { InvalidInputError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { basesFirst, findBaseFaults, type Source, someSourcesSchema } from "../sources.ts";
import { readBases, upsertSource } from "../store.ts";

/** Writes source records, new ones and changed ones alike. Throws INVALID_INPUT, also for circular sources. */
export async function saveSources({ ctx, input }: Call<Source[]>): Promise<void> {
  demand(ctx.actor, "script:write");
  const sources = parseInput(someSourcesSchema, input, "sources");
  await ctx.transaction(async (tx) => {
    // The circle may close over a source that is saved already.
    const saved = new Set(sources.map(({ id }) => id));
    const others = (await readBases(tx)).filter(({ id }) => !saved.has(id));
    const faults = findBaseFaults([...sources, ...others]);
    if (faults.length > 0) {
      const issues = faults.map(({ index, message }) => ({ path: `${index}.basedOn`, message }));
      throw new InvalidInputError("sources", issues);
    }
    for (const source of basesFirst(sources)) {
      await upsertSource(tx, source);
      await recordAudit(tx, ctx, { action: "source.save", entityType: "Source", entityId: source.id, after: source });
    }
  });
}

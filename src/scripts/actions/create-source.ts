import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { findSourceById } from "../reading/store.ts";
import { type Source, sourceSchema } from "../sources.ts";
import { refuseCircles, upsertSource } from "../store.ts";

/** Writes down a new source. Throws INVALID_INPUT, also when it restates one that is not there, WRONG_STATE when its id is taken. */
export async function createSource({ ctx, input }: Call<Source>): Promise<{ id: string }> {
  demand(ctx.actor, "script:write");
  const source = parseInput(sourceSchema, input, "source");
  return ctx.transaction(async (tx) => {
    await refuseCircles(tx, [source], () => "basedOn");
    if (await findSourceById(tx, source.id)) throw new WrongStateError(`There is a source ${source.id} already.`);
    await upsertSource(tx, source);
    await recordAudit(tx, ctx, { action: "source.save", entityType: "Source", entityId: source.id, after: source });
    return { id: source.id };
  });
}

import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { dayOf } from "#core/clock.ts";
import { NotFoundError, StaleVersionError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { findSourceById } from "../reading/store.ts";
import { sourceEditSchema, sourceSchema } from "../sources.ts";
import { refuseCircles, updateSource } from "../store.ts";

const editSourceSchema = z.strictObject({ sourceId: z.string(), version: z.int(), changes: sourceEditSchema });
export type EditSource = z.input<typeof editSourceSchema>;

/** Changes a source that nobody changed since it was read. Throws INVALID_INPUT, also for a circle, NOT_FOUND, STALE_VERSION. */
export async function editSource({ ctx, input }: Call<EditSource>): Promise<{ version: number }> {
  demand(ctx.actor, "script:write");
  const { sourceId, version, changes } = parseInput(editSourceSchema, input, "source");
  return ctx.transaction(async (tx) => {
    const saved = await findSourceById(tx, sourceId);
    if (!saved) throw new NotFoundError(`The source ${sourceId}`);
    const { publisher, title, url, readOn, nextCheckOn, basedOn } = saved;
    const before = { id: sourceId, publisher, title, url, readOn: dayOf(readOn), nextCheckOn: dayOf(nextCheckOn) };
    const { basedOn: base = basedOn, ...rest } = changes;
    const after = parseInput(
      sourceSchema,
      { ...before, ...rest, ...(base === null ? {} : { basedOn: base }) },
      "source",
    );
    await refuseCircles(tx, [after], () => "basedOn");
    if (!(await updateSource(tx, after, version))) throw new StaleVersionError("The source");
    await recordAudit(tx, ctx, {
      action: "source.edit",
      entityType: "Source",
      entityId: sourceId,
      before: { ...before, basedOn },
      after,
    });
    return { version: version + 1 };
  });
}

import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, StaleVersionError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { presenterEditSchema } from "../edits.ts";
import { findPresenterById, updatePresenter } from "../store.ts";

const editPresenterSchema = z.strictObject({ presenterId: z.uuid(), version: z.int(), changes: presenterEditSchema });
export type EditPresenter = z.input<typeof editPresenterSchema>;

/** Changes how a presenter is named. Throws INVALID_INPUT, NOT_FOUND, STALE_VERSION. */
export async function editPresenter({ ctx, input }: Call<EditPresenter>): Promise<{ version: number }> {
  demand(ctx.actor, "presenter:edit");
  const { presenterId, version, changes } = parseInput(editPresenterSchema, input, "presenter");
  return ctx.transaction(async (tx) => {
    const presenter = await findPresenterById(tx, presenterId);
    if (!presenter) throw new NotFoundError(`The presenter ${presenterId}`);
    const { name = presenter.name, role = presenter.role } = changes;
    const isWritten = await updatePresenter(tx, { id: presenterId, version }, { name, role });
    if (!isWritten) throw new StaleVersionError("The presenter");
    await recordAudit(tx, ctx, {
      action: "presenter.edit",
      entityType: "Presenter",
      entityId: presenterId,
      before: { name: presenter.name, role: presenter.role },
      after: { name, role },
    });
    return { version: version + 1 };
  });
}

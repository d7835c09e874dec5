import type { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { newPresenterSchema } from "../edits.ts";
import { findPresenterBySlug, insertPresenter } from "../store.ts";

export type CreatePresenter = z.input<typeof newPresenterSchema>;

/** Adds somebody who is to appear in videos, without a consent yet. Throws INVALID_INPUT, WRONG_STATE when the slug is taken. */
export async function createPresenter({ ctx, input }: Call<CreatePresenter>): Promise<{ id: string }> {
  demand(ctx.actor, "presenter:edit");
  const presenter = parseInput(newPresenterSchema, input, "presenter");
  return ctx.transaction(async (tx) => {
    if (await findPresenterBySlug(tx, presenter.slug)) {
      throw new WrongStateError(`There is a presenter ${presenter.slug} already.`);
    }
    const { id } = await insertPresenter(tx, presenter);
    await recordAudit(tx, ctx, {
      action: "presenter.create",
      entityType: "Presenter",
      entityId: id,
      after: presenter,
    });
    return { id };
  });
}

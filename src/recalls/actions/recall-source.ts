import { z } from "zod";
import { type Actor, type Call, demand, type Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { countCarriers, listCarriers } from "../carriers.ts";
import { nearNames } from "../near-names.ts";
import {
  findRecallInForce,
  findSource,
  findSourceIds,
  insertHolds,
  insertRecall,
  insertRetractTasks,
  isPerson,
  lockSlots,
  lockSources,
  readCarrierRows,
} from "../store.ts";
import { UnknownSourceError } from "../unknown-source.ts";
import type { CarrierList } from "./find-carriers.ts";

const recallSourceSchema = z.strictObject({
  sourceId: visibleText(80),
  reason: visibleText(500),
  ownerId: z.uuid().optional(),
});
export type RecallSource = z.input<typeof recallSourceSchema>;

export type Recalled = CarrierList & {
  recallId: string;
  /** False when the source is recalled already and nothing was added: then nothing was written. */
  isNews: boolean;
  /** Slots that this call holds, by id. */
  held: string[];
  /** Releases that this call asks a person to take down, by id. */
  retract: string[];
};

/**
 * Recalls a source: slots that are not released yet are held, live releases become a task to take them down.
 * What was held or asked for before is left as it is. Throws INVALID_INPUT, NOT_FOUND for the source or the owner.
 */
export async function recallSource({ ctx, input }: Call<RecallSource>): Promise<Recalled> {
  demand(ctx.actor, "source:recall");
  const { sourceId, reason, ...given } = parseInput(recallSourceSchema, input, "recall");
  const ownerId = given.ownerId ?? personOf(ctx.actor);
  return ctx.transaction(async (tx) => {
    const source = await getSource(tx, sourceId);
    if (ownerId !== null && !(await isPerson(tx, ownerId))) throw new NotFoundError("The owner");
    const sources = await lockSources(tx, sourceId);
    await lockSlots(tx, sources);
    // Read only now: whoever was quicker has committed, and what is read stays so until the holds stand.
    const carriers = listCarriers(await readCarrierRows(tx, sourceId, sources));
    const held = carriers.flatMap(({ slots }) => slots.filter(({ isHeld }) => !isHeld).map(({ id }) => id));
    const retract = carriers.flatMap(({ releases }) => releases.filter(({ hasTask }) => !hasTask).map(({ id }) => id));
    const earlier = await findRecallInForce(tx, source);
    if (earlier && held.length + retract.length === 0) {
      return { recallId: earlier.id, isNews: false, sources, carriers, held, retract };
    }

    const found = { ...countCarriers(carriers), held: held.length, retract: retract.length };
    const recall = await insertRecall(tx, { sourceId, reason, ownerId, actor: ctx.actor, found });
    const because = `the source ${sourceId} was recalled: ${reason}`;
    await insertHolds(tx, { slotIds: held, sourceId, ownerId, reason: because });
    await insertRetractTasks(tx, { releaseIds: retract, sourceId, reason: because });
    await recordAudit(tx, ctx, {
      action: "source.recall",
      entityType: "Source",
      entityId: sourceId,
      after: { recallId: recall.id, sources, found, held, retract },
      reason,
    });
    return { recallId: recall.id, isNews: true, sources, carriers, held, retract };
  });
}

async function getSource(tx: Transaction, sourceId: string) {
  const source = await findSource(tx, sourceId);
  if (source) return source;
  throw new UnknownSourceError(sourceId, nearNames(sourceId, await findSourceIds(tx)));
}

const personOf = (actor: Actor) => (actor.type === "system" ? null : actor.personId);

import { type Call, demand, type Transaction } from "#access/index.ts";
import { type Carrier, listCarriers } from "../carriers.ts";
import { nearNames } from "../near-names.ts";
import { findRestating, findSource, findSourceIds, readCarrierRows } from "../store.ts";
import { UnknownSourceError } from "../unknown-source.ts";

export type CarrierList = {
  /** The source itself, then those that restate it. */
  sources: string[];
  carriers: Carrier[];
};

/** Lists what a recall of the source would reach; changes nothing. Throws NOT_FOUND. */
export async function findCarriers(
  { ctx, input }: Call<{ sourceId: string }>,
  reader: Transaction,
): Promise<CarrierList> {
  demand(ctx.actor, "source:recall");
  const { sourceId } = input;
  if (!(await findSource(reader, sourceId))) {
    throw new UnknownSourceError(sourceId, nearNames(sourceId, await findSourceIds(reader)));
  }
  const sources = await findRestating(reader, sourceId);
  return { sources, carriers: listCarriers(await readCarrierRows(reader, sourceId, sources)) };
}

import { type Call, demand, type Transaction } from "#access/index.ts";
import type { AbilitiesByKind } from "../ports.ts";
import { foreseeRisks, type Risk } from "./foresee-risks.ts";

/** Finds the risks that people are told of. Throws NOT_ALLOWED for whoever is no such job. */
export async function findRisks(
  { ctx, input: { until } }: Call<{ until: Date }>,
  ports: { reader: Transaction; abilities: AbilitiesByKind },
): Promise<Risk[]> {
  demand(ctx.actor, "notification:notice");
  return foreseeRisks({ now: ctx.now(), until }, ports);
}

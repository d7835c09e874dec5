import type { Context } from "#access/index.ts";
import { inTurns } from "#core/in-turns.ts";
import type { Held } from "../deliveries/store.ts";
import type { AbilitiesByKind, HighWater } from "../ports.ts";
import { type Begun, beginDeliveries } from "./begin-deliveries.ts";
import { renewLeases } from "./renew-leases.ts";
import { type SettleDelivery, type Settled, settleDeliveries } from "./settle-deliveries.ts";

/** What a worker asks of the database around each try, for one delivery. */
export type Turns = {
  begin: (held: Held) => Promise<Begun | null>;
  renew: (held: Held) => Promise<boolean>;
  settle: (input: SettleDelivery) => Promise<Settled | null>;
  /** Writes down, outside of the database, that a release went out. */
  mark: (out: NonNullable<Settled["released"]>) => Promise<void>;
};

// As many as one transaction of a claim takes: whoever places a hold waits for no more than these.
const MOST = 50;

/** Deliveries that come at the same time share their transactions: one lock of the chain, one read of what speaks against them. */
export function openTurns(
  ctx: Context,
  { abilities, highWater }: { abilities: AbilitiesByKind; highWater: Pick<HighWater, "write"> },
): Turns {
  return {
    begin: inTurns((input: Held[]) => beginDeliveries({ ctx, input }, { abilities }), { most: MOST }),
    renew: inTurns((input: Held[]) => renewLeases({ ctx, input }), { most: MOST }),
    settle: inTurns((input: SettleDelivery[]) => settleDeliveries({ ctx, input }), { most: MOST }),
    // One after the other, so that the last of them is what stays; each turn has the newest of its own.
    mark: inTurns(
      async (out: NonNullable<Settled["released"]>[]) => {
        const newest = out.reduce((one, other) => (other.releasedAt > one.releasedAt ? other : one));
        await highWater.write({ releaseId: newest.releaseId, releasedAt: newest.releasedAt.toISOString() });
        return out.map(() => undefined);
      },
      { most: MOST },
    ),
  };
}

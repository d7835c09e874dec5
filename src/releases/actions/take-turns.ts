import type { Transaction } from "#access/index.ts";
import { compareTurns, turnsOf } from "../channel-turn.ts";
import {
  changeDeliveries,
  countsAsAhead,
  type DeliveryChange,
  type DeliveryWithAll,
  lockChannels,
  readChannelLoads,
} from "../deliveries/store.ts";
import type { AbilitiesByKind } from "../ports.ts";

export type Turns = {
  /** The deliveries that may go now, and were changed so. */
  taken: ReadonlySet<string>;
  /** When it is the turn of the others. */
  waits: ReadonlyMap<string, Date>;
};
type Send = { delivery: DeliveryWithAll; set: DeliveryChange };
type Now = { now: Date; abilities: AbilitiesByKind };

/** Changes each of these deliveries whose turn it is on its channel, the first in the order of the channel first. */
export async function takeTurns(sends: readonly Send[], { now, abilities }: Now, tx: Transaction): Promise<Turns> {
  const taken = new Set<string>();
  const waits = new Map<string, Date>();
  await lockChannels(tx, [...new Set(sends.map(({ delivery }) => delivery.channelId))]);
  const inOrder = [...sends].sort((one, other) => compareTurns(one.delivery, other.delivery));
  const together = inOrder.filter(({ delivery }) => countsAsAhead(delivery, now));
  const alone = inOrder.filter((send) => !together.includes(send)).map((send) => [send]);
  for (const some of [together, ...alone]) {
    const turns = await readTurns(some, { now, abilities }, tx);
    for (const { id, at } of turns) if (at) waits.set(id, at);
    const going = some.filter(({ delivery }) => !waits.has(delivery.id));
    const changes = going.map(({ delivery: { id: deliveryId, attempt }, set }) => ({
      held: { deliveryId, attempt },
      set: { ...set, attempt: attempt + 1 },
    }));
    for (const id of await changeDeliveries(tx, changes)) taken.add(id);
  }
  return { taken, waits };
}

async function readTurns(sends: readonly Send[], { now, abilities }: Now, tx: Transaction) {
  if (sends.length === 0) return [];
  const line = sends.map(({ delivery: { id, channel } }) => {
    const { id: channelId, kind, minGapMs, mostInFlight } = channel;
    const dailyCap = Math.min(channel.dailyCap, abilities[kind]?.limits.mostADay ?? channel.dailyCap);
    return { id, channelId, minGapMs, mostInFlight, dailyCap };
  });
  const loads = await readChannelLoads(tx, line, now);
  const nothing = { ahead: 0, inFlight: 0, lastSentAt: null, fullSince: null };
  return turnsOf(
    line.map((one) => ({ ...nothing, ...loads.get(one.id), ...one })),
    now,
  );
}

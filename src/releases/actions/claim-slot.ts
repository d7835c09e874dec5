import { type Call, databaseNow, type Transaction } from "#access/index.ts";
import { MINUTE, SECOND } from "#core/clock.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { changeSlot } from "#schedule/actions/index.ts";
import { type Decision, type DueFacts, decide } from "../decide.ts";
import { type DueSlot, lookAgain, openChannels, readDueFacts } from "../due/store.ts";
import { openTask } from "../holds/store.ts";
import { deliveryIdOf, releaseIdOf } from "../ids.ts";
import { deliverRelease } from "../jobs.ts";
import type { AbilitiesByKind } from "../ports.ts";
import { insertRelease } from "../store.ts";

// A held slot is looked at again this often, until its grace is over.
const HELD_AGAIN_MS = MINUTE;
// A delivery that nobody begins within this is picked up by the sweep.
const DELIVER_WITHIN_MS = 5 * SECOND;

/** Does with one due slot what the database says of it at this moment; the caller has locked it. */
export async function claimSlot(
  { ctx, input: slot }: Call<DueSlot>,
  tx: Transaction,
  abilities: AbilitiesByKind,
): Promise<Decision> {
  const now = await databaseNow(tx);
  const facts = await readDueFacts(tx, slot, now, abilities);
  const decision = decide(facts, now);
  const { schedule: _schedule, episode: _episode, ...row } = slot;
  const change = { slot: row, after: decision };
  switch (decision.do) {
    case "release": {
      const nextCheckAt = new Date(now.getTime() + DELIVER_WITHIN_MS);
      await release({ ctx, input: slot }, tx, { facts, now, nextCheckAt });
      const set = { isLate: decision.isLate };
      const input = { ...change, to: "releasing", action: "slot.release", reason: null, nextCheckAt, set } as const;
      await changeSlot({ ctx, input }, tx);
      return decision;
    }
    case "hold": {
      const nextCheckAt = new Date(now.getTime() + HELD_AGAIN_MS);
      const { reason } = decision;
      if (slot.state === "held" && slot.stateReason === reason) await lookAgain(tx, slot.id, nextCheckAt);
      else await changeSlot({ ctx, input: { ...change, to: "held", action: "slot.hold", reason, nextCheckAt } }, tx);
      return decision;
    }
    case "shift": {
      const { wallTime, instant, isShifted } = decision.to;
      const time = { wallTime, nominalAt: instant, dueAt: instant, jitterMs: 0, isShifted, tzdbVersion: TZDB_VERSION };
      const input = { ...change, to: "scheduled", action: "slot.move", set: time, nextCheckAt: instant } as const;
      await changeSlot({ ctx, input: { ...input, reason: decision.reason } }, tx);
      return decision;
    }
    case "miss": {
      const { reason } = decision;
      const input = { ...change, to: "missed", action: "slot.miss", reason, nextCheckAt: null } as const;
      await changeSlot({ ctx, input }, tx);
      await openTask(tx, { kind: "missed", slotId: slot.id, reason });
      return decision;
    }
    case "skip": {
      const input = { ...change, to: "skipped", action: "slot.skip", nextCheckAt: null } as const;
      await changeSlot({ ctx, input: { ...input, reason: decision.reason } }, tx);
      return decision;
    }
  }
}

async function release(
  { ctx, input: slot }: Call<DueSlot>,
  tx: Transaction,
  { facts, now, nextCheckAt }: { facts: DueFacts; now: Date; nextCheckAt: Date },
): Promise<void> {
  const { id: slotId, episodeId } = slot;
  const renders = facts.variants.flatMap(({ render, locale, format, hasEndCard }) =>
    render ? [{ renderId: render.id, locale, format, hasEndCard }] : [],
  );
  const deliveries = openChannels(slot).map(({ id }) => ({ id: deliveryIdOf(slotId, id), channelId: id }));
  const turn = { turnAt: slot.nominalAt, turnRank: -slot.priority, turnSlot: slotId };
  await insertRelease(tx, { id: releaseIdOf(slotId), slotId, episodeId, now, nextCheckAt, renders, deliveries, turn });
  for (const { id } of deliveries) await ctx.enqueue(tx, deliverRelease, { deliveryId: id, attempt: 0 });
}

import { z } from "zod";
import { type Call, databaseNow, demand, type Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { type Consequence, consequenceOf } from "../consequences.ts";
import {
  closeTasks,
  countOtherHolds,
  countSlotsIn,
  endHold,
  findSlotsIn,
  lockClaims,
  lockHold,
  unlockDeliveries,
} from "../holds/store.ts";

const liftHoldSchema = z.strictObject({
  holdId: z.uuid(),
  reason: visibleText(500),
  /** Answers what lifting it would do, and does nothing. */
  dryRun: z.boolean(),
});
export type LiftHold = z.input<typeof liftHoldSchema>;
export type LiftedHold = {
  isLifted: boolean;
  /** How many slots it stops, and what becomes of the next two hundred of them. */
  slots: number;
  consequences: Consequence[];
};

const MOST_SHOWN = 200;

/**
 * Ends a hold; asked with `dryRun` first, it says which slots go out, and when. One that was placed for accuracy, or
 * by the recall of a source, is only lifted by who answers for accuracy. Throws NOT_FOUND, WRONG_STATE when it has ended.
 */
export async function liftHold({ ctx, input }: Call<LiftHold>): Promise<LiftedHold> {
  demand(ctx.actor, "hold:lift");
  const { holdId, reason, dryRun } = parseInput(liftHoldSchema, input, "hold");
  return ctx.transaction(async (tx) => {
    await lockClaims(tx, "alone");
    const hold = await lockHold(tx, holdId);
    if (!hold) throw new NotFoundError("The hold");
    if (hold.isAccuracy || hold.sourceId !== null) demand(ctx.actor, "hold:lift-accuracy");
    const now = await databaseNow(tx);
    if (hold.liftedAt || (hold.expiresAt && hold.expiresAt <= now)) throw new WrongStateError("The hold has ended.");
    const scope = scopeOf(hold);
    const slots = await countSlotsIn(tx, scope);
    const consequences = await readConsequences(tx, hold, now);
    if (dryRun) return { isLifted: false, slots, consequences };

    await endHold(tx, holdId, now);
    const unlocked = hold.channelId === null ? [] : await reconnect(tx, hold.channelId, now);
    await recordAudit(tx, ctx, {
      action: "hold.lift",
      entityType: "Hold",
      entityId: holdId,
      before: hold,
      after: { slots, unlocked },
      reason,
    });
    return { isLifted: true, slots, consequences };
  });
}

type Held = NonNullable<Awaited<ReturnType<typeof lockHold>>>;

const scopeOf = ({ campaignId, episodeId, channelId, slotId, locale }: Held) => ({
  campaignId: campaignId ?? undefined,
  episodeId: episodeId ?? undefined,
  channelId: channelId ?? undefined,
  slotId: slotId ?? undefined,
  locale: locale ?? undefined,
});

async function readConsequences(tx: Transaction, hold: Held, now: Date): Promise<Consequence[]> {
  const consequences: Consequence[] = [];
  for (const slot of await findSlotsIn(tx, scopeOf(hold), MOST_SHOWN)) {
    const others = await countOtherHolds(tx, { holdId: hold.id, slot, now });
    consequences.push(consequenceOf(slot, others > 0, now));
  }
  return consequences;
}

// Somebody let us in again: what was locked out is tried, and asked for first where it may have arrived.
async function reconnect(tx: Transaction, channelId: string, now: Date): Promise<string[]> {
  await closeTasks(tx, { kind: "reconnect", channelId }, now);
  return unlockDeliveries(tx, channelId, now);
}

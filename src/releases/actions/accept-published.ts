import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { changeSlot } from "#schedule/actions/index.ts";
import { updateHeldDelivery } from "../deliveries/store.ts";
import { readDueFacts } from "../due/read-due-facts.ts";
import { lockDueSlot, readSlots } from "../due/store.ts";
import { lockClaims } from "../holds/store.ts";
import { deliveryIdOf, releaseIdOf } from "../ids.ts";
import { newReleaseOf } from "../new-release.ts";
import type { AbilitiesByKind } from "../ports.ts";
import { publishedSchema } from "../published.ts";
import { findRelease, insertReleases } from "../store.ts";
import { refreshReleases } from "./refresh-releases.ts";

const acceptPublishedSchema = z.strictObject({
  slotId: z.uuid(),
  reason: visibleText(500),
  channels: publishedSchema,
});
export type AcceptPublished = z.input<typeof acceptPublishedSchema>;

/**
 * A person has seen that a slot went out before this database was put back: it is released here too, without sending
 * anything. Its other channels are asked first, and get it only where it is absent. Throws NOT_FOUND, WRONG_STATE.
 */
export async function acceptPublished(
  { ctx, input }: Call<AcceptPublished>,
  { abilities }: { abilities: AbilitiesByKind },
): Promise<{ releaseId: string }> {
  demand(ctx.actor, "release:reconcile");
  const { slotId, reason, channels } = parseInput(acceptPublishedSchema, input, "release");
  return ctx.transaction(async (tx) => {
    await lockClaims(tx, "alone");
    await lockDueSlot(tx, slotId);
    const [slot] = await readSlots(tx, [slotId]);
    if (!slot) throw new NotFoundError("The slot");
    const releaseId = releaseIdOf(slotId);
    const now = await databaseNow(tx);
    if (slot.dueAt > now) throw new WrongStateError("The slot is not due yet: nothing of it can be out.");
    if (await findRelease(tx, releaseId)) throw new WrongStateError("The slot is released here already.");
    const seen = new Map(channels.map(({ channelId, permalink }) => [deliveryIdOf(slotId, channelId), permalink]));
    const [found] = await readDueFacts(tx, [slot], { now, abilities });
    const lacking = found?.variants.filter(({ render }) => !render || render.missingApprovals.length > 0) ?? [];
    if (lacking.length > 0) {
      const names = lacking.map(({ locale, format }) => `${locale} ${format}`).join(", ");
      throw new WrongStateError(
        `This database knows no approved video of it in ${names}. Put back a newer copy, or have it approved again first.`,
      );
    }
    await insertReleases(tx, [newReleaseOf(slot, found?.variants ?? [], { now, nextCheckAt: now })]);
    const { schedule: _schedule, episode: _episode, ...row } = slot;
    const change = { to: "releasing", action: "slot.release", reason: null, nextCheckAt: now } as const;
    await changeSlot({ ctx, input: { ...change, slot: row, after: { channels } } }, tx);
    for (const { id } of (await findRelease(tx, releaseId))?.deliveries ?? []) {
      const permalink = seen.get(id);
      const isSeen = permalink !== undefined;
      await updateHeldDelivery(
        tx,
        { deliveryId: id, attempt: 0 },
        // What nobody has seen may be there as well: it is looked up before it is sent.
        isSeen
          ? {
              state: "confirmed",
              mayHaveArrived: true,
              permalink,
              sentAt: slot.dueAt,
              confirmedAt: now,
              nextCheckAt: null,
            }
          : { state: "pending", mayHaveArrived: true, sentAt: slot.dueAt, nextCheckAt: now },
      );
    }
    const facts = { action: "release.reconcile", entityType: "Release", entityId: releaseId } as const;
    await recordAudit(tx, ctx, { ...facts, after: { slotId, channels }, reason });
    await refreshReleases({ ctx, input: { releaseIds: [releaseId], now } }, tx);
    return { releaseId };
  });
}

import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { LEASE_MS } from "../lease.ts";
import { findBegunRender, updateHeldRender } from "../store.ts";
import { doPart } from "./do-part.ts";
import { keepLease } from "./keep-lease.ts";
import type { PartPorts } from "./make-segment.ts";

export type MakeSound = { renderId: string; attempt: number };

/**
 * Mixes the sound of a render. Does nothing when it is there, or the render was cancelled or begun anew.
 * Throws RENDER_FAILED when trying again may help.
 */
export async function makeSound({ ctx, input }: Call<MakeSound>, ports: Omit<PartPorts, "worker">): Promise<void> {
  demand(ctx.actor, "render:run");
  const begun = await ctx.transaction((tx) => findBegunRender(tx, input));
  if (!begun || begun.render.isSoundDone) return;
  const note = (data: { isSoundDone?: true }) =>
    ctx.transaction(async (tx) => {
      const nextCheckAt = new Date((await databaseNow(tx)).getTime() + LEASE_MS);
      const isOurs = await updateHeldRender(tx, input, { nextCheckAt, ...data });
      if (isOurs && data.isSoundDone) {
        await recordAudit(tx, ctx, {
          action: "sound.mix",
          entityType: "Render",
          entityId: input.renderId,
          after: { attempt: input.attempt },
        });
      }
      return isOurs;
    });
  const lease = keepLease({ log: ctx.log, renew: () => note({}) });
  const isMixed = await doPart({ ctx, input: { ...begun, lease } }, ports, async (part) => {
    await ports.renderer.mixSound(part);
    return true;
  });
  if (isMixed) await note({ isSoundDone: true });
}

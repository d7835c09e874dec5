import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { dayOf, startOfDay } from "#core/clock.ts";
import type { PieceStore } from "../ports.ts";
import { findPinnedKeys } from "../store.ts";

/**
 * Makes room among the pieces that renders share, after a render has added its own. Those of campaigns that still run
 * stay, so that a change to them is quick.
 */
export async function prunePieces(
  { ctx, input: { renderId } }: Call<{ renderId: string }>,
  { pieces }: { pieces: Pick<PieceStore, "prune"> },
): Promise<void> {
  demand(ctx.actor, "render:run");
  const pinned = await ctx.transaction((tx) => findPinnedKeys(tx, startOfDay(dayOf(ctx.now()))));
  const pruned = await pieces.prune(new Set(pinned));
  if (pruned.removed === 0) return;
  await ctx.transaction((tx) =>
    recordAudit(tx, ctx, { action: "pieces.prune", entityType: "Render", entityId: renderId, after: pruned }),
  );
}

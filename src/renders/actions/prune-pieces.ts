import { type Call, demand } from "#access/index.ts";
import { dayOf, startOfDay } from "#core/clock.ts";
import type { PieceStore } from "../ports.ts";
import { findPinnedKeys } from "../store.ts";

/** Makes room among the pieces that renders share; those of campaigns that still run stay, so that a change is quick. */
export async function prunePieces({ ctx }: Call<unknown>, { pieces }: { pieces: Pick<PieceStore, "prune"> }) {
  demand(ctx.actor, "render:run");
  const pinned = await ctx.transaction((tx) => findPinnedKeys(tx, startOfDay(dayOf(ctx.now()))));
  const { removed, bytes } = await pieces.prune(new Set(pinned));
  if (removed > 0) ctx.log.info({ removed, bytes }, "Pieces that no render has used for long made room");
}

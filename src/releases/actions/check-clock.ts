import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { type ClockMemory, jumpBetween, STEADY_TICKS, TICK_MS } from "../clock-jump.ts";
import { lockClaims, readInstallation, updateInstallation } from "../holds/store.ts";

/**
 * Compares the database's clock with one that nobody can set. When it ran ahead, nothing is published until a person
 * says that the time is right, or until it was steady for three ticks. Returns whether it is trusted.
 */
export async function checkClock(
  { ctx }: Call<Record<string, never>>,
  { clock }: { clock: ClockMemory },
): Promise<{ isTrusted: boolean }> {
  demand(ctx.actor, "clock:check");
  return ctx.transaction(async (tx) => {
    // Read together: what a slow transaction takes must not look like a jump.
    const monotonicMs = clock.monotonicMs();
    const now = await databaseNow(tx);
    const reading = { databaseMs: now.getTime(), monotonicMs };
    const jumpMs = clock.last ? jumpBetween(clock.last, reading) : 0;
    clock.last = reading;
    if (jumpMs > 0) {
      await lockClaims(tx, "alone");
      await updateInstallation(tx, { jumpedAt: now, jumpMs, steadyTicks: 0, countedAt: now });
      const facts = { action: "clock.jump", entityType: "Installation", entityId: "1" } as const;
      await recordAudit(tx, ctx, { ...facts, after: { jumpMs }, reason: "the database's clock ran ahead of time" });
      ctx.log.error({ jumpMs }, "The database's clock jumped ahead; nothing is published until it is trusted again");
      return { isTrusted: false };
    }
    const { jumpedAt, steadyTicks, countedAt } = await readInstallation(tx);
    if (!jumpedAt) return { isTrusted: true };
    // Rounds that follow each other at once are one tick.
    if (countedAt && now >= countedAt && now.getTime() - countedAt.getTime() < TICK_MS) return { isTrusted: false };
    const isTrusted = steadyTicks + 1 >= STEADY_TICKS;
    const steady = { steadyTicks: steadyTicks + 1, countedAt: now };
    await updateInstallation(tx, isTrusted ? { jumpedAt: null, jumpMs: null, steadyTicks: 0 } : steady);
    if (isTrusted) {
      const facts = { action: "clock.trust", entityType: "Installation", entityId: "1" } as const;
      await recordAudit(tx, ctx, { ...facts, reason: `it was steady for ${STEADY_TICKS} ticks` });
    }
    return { isTrusted };
  });
}
